-- What a community shows to everyone, and people who come to its door without an account.

alter table community add column site_published_at timestamptz; -- null: it has no public pages
create index community_sites on community (name collate "de-x-icu", id)
  where site_published_at is not null and public_page and deleted_at is null; -- listSites

-- What has to stand on public pages before there are any. In one of the languages at least; shown in both.
create table public_site (
  community_id uuid primary key references community on delete cascade,
  imprint_de text not null default '',
  imprint_en text not null default '',
  privacy_de text not null default '',
  privacy_en text not null default '',
  contact text not null default '' check (length(contact) <= 254), -- an address of the community, for whoever has questions
  form_key text not null, -- stamps the forms of visitors
  updated_by uuid,
  foreign key (community_id, updated_by) references member
);
select wall('public_site');

-- Somebody asked to come in, by name and address; nothing follows before the letter's link was used.
create table join_wish (
  community_id uuid not null references community on delete cascade,
  id uuid not null,
  token_hash text, -- null until the letter is sent, as the secret is made then
  email text not null check (email = lower(email) and length(email) <= 254),
  name text not null check (length(name) between 1 and 120),
  language text not null check (language in ('de', 'en')),
  answers jsonb not null, -- [{ question, answer }]
  charter_version integer, -- the one accepted
  at timestamptz not null,
  used_at timestamptz,
  primary key (community_id, id)
);
create unique index join_wish_token on join_wish (community_id, token_hash); -- look-up by link
create index join_wish_address on join_wish (community_id, email, at); -- how many letters went to an address
create index join_wish_age on join_wish (at); -- forget_join_wishes()
select wall('join_wish');

create function forget_join_wishes(before timestamptz, most integer) returns bigint
language sql volatile security definer set search_path = public as $$
  with gone as (delete from join_wish where ctid in (
    select ctid from join_wish where at < before order by at limit most for update skip locked) returning 1)
  select count(*) from gone
$$;
revoke all on function forget_join_wishes(timestamptz, integer) from public;
grant execute on function forget_join_wishes(timestamptz, integer) to leitstern_clerk;

alter table goal add column learned text not null default ''; -- what was learned on the way, misses above all
create index reading_newest on reading (community_id, at, id) where corrected_at is null; -- readImpact, feeds
