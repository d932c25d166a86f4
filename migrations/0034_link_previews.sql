-- Link previews: what pages elsewhere say of themselves, read once by the house and shown below the messages that link to them.

alter table community add column link_previews boolean not null default true; -- may the house ask pages that messages link to?
update community set link_previews = false where preset = 'self_help'; -- see modules/communities/presets.ts

create table outside_page (
  community_id uuid not null references community on delete cascade,
  id uuid not null,
  url text not null check (length(url) <= 2000), -- without fragment: once per community
  asked_at timestamptz not null, -- for the first time; tried again for half an hour at most
  title text check (length(title) between 1 and 2000), -- null: nothing was read (yet)
  description text not null default '' check (length(description) <= 2000),
  site text not null default '' check (length(site) <= 2000),
  host text not null default '',
  file_id uuid, -- a small picture
  primary key (community_id, id),
  foreign key (community_id, file_id) references file (community_id, id) on delete set null (file_id)
);
create unique index outside_page_url on outside_page (community_id, url); -- hangPreviews
create index outside_page_asked on outside_page (community_id, asked_at); -- how many in the last hour
create index outside_page_file on outside_page (community_id, file_id) where file_id is not null; -- is it still a preview's?
create index outside_page_unread on outside_page (asked_at) where title is null; -- forget_unread_pages()
select wall('outside_page');

create table message_preview (
  community_id uuid not null,
  message_id uuid not null,
  page_id uuid not null,
  position smallint not null, -- in the order of the text
  hidden_at timestamptz, -- taken away by the author
  primary key (community_id, message_id, page_id),
  foreign key (community_id, message_id) references message on delete cascade,
  foreign key (community_id, page_id) references outside_page on delete cascade
);
create index message_preview_page on message_preview (community_id, page_id); -- who shows it; is it still shown?
select wall('message_preview');

-- A page that no message links to any more is forgotten at once with its picture, whatever took the last one away.
create function forget_unlinked_pages() returns trigger language plpgsql as $$
begin
  -- A statement of its own, so that the next one sees what others hung while we waited.
  perform from outside_page p where (p.community_id, p.id) in (select community_id, page_id from gone)
    order by p.url for update;
  with forgotten as (
    delete from outside_page p where (p.community_id, p.id) in (select community_id, page_id from gone)
      and not exists (select from message_preview x where x.community_id = p.community_id and x.page_id = p.id)
    returning p.community_id, p.file_id)
  delete from file f using forgotten o where f.community_id = o.community_id and f.id = o.file_id;
  return null;
end $$;
create trigger forget_unlinked_pages after delete on message_preview
  referencing old table as gone for each statement execute function forget_unlinked_pages();

create function forget_unread_pages(before timestamptz, most integer) returns bigint
language sql volatile security definer set search_path = public as $$
  with gone as (delete from outside_page where ctid in (
    select ctid from outside_page where title is null and asked_at < before order by asked_at limit most
    for update skip locked) returning 1)
  select count(*) from gone
$$;
revoke all on function forget_unread_pages(timestamptz, integer) from public;
grant execute on function forget_unread_pages(timestamptz, integer) to leitstern_clerk;

-- As before, and pictures of previews stay.
create or replace function files_due(unused_since timestamptz, deleted_since timestamptz, most integer)
returns table (community_id uuid)
language sql stable security definer set search_path = public as $$
  select d.community_id from blob_dropped d where d.at < unused_since
  union select f.community_id from file f where f.message_id is null and f.uploaded_at < unused_since
    and (f.subject_id is null or f.uploaded_to = f.subject_id) and (f.subject_id is not null or not exists (
      select from member m where m.community_id = f.community_id and m.face_file_id = f.id) and not exists (
      select from community c where c.id = f.community_id and c.logo_file_id = f.id) and not exists (
      select from custom_emoji e where e.community_id = f.community_id and e.file_id = f.id) and not exists (
      select from outside_page p where p.community_id = f.community_id and p.file_id = f.id))
  union select f.community_id from file f where f.deleted_at < deleted_since
  limit most
$$;
