-- Other programs: what they are told of what happens here, and what they may say here.

create table webhook (
  community_id uuid not null references community on delete cascade,
  id uuid not null,
  name text not null check (length(name) between 1 and 80),
  url text not null check (length(url) <= 2000), -- may hold a secret of the other side: shown in full to who made it
  hears text[] not null, -- kinds of activity, see modules/webhooks/kinds.ts
  channel_ids uuid[] not null default '{}', -- whose messages
  secret text not null, -- sealed, not hashed: it signs what is sent, see kernel/seal.ts
  made_by uuid not null, -- what this member may not read is not sent
  created_at timestamptz not null,
  paused_at timestamptz,
  paused_because text check (paused_because in ('by_hand', 'failing', 'gone', 'maker_left', 'secret_lost')),
  failures integer not null default 0, -- tries since it last went well
  primary key (community_id, id),
  foreign key (community_id, made_by) references member on delete cascade
);
select wall('webhook');

create table webhook_sending (
  community_id uuid not null,
  id uuid not null, -- the receiver knows it by this, however often it is tried
  webhook_id uuid not null,
  kind text not null,
  seq bigint, -- of what happened; null: only to try it
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed', 'withheld')),
  attempts integer not null default 0,
  status integer, -- of the last answer
  error text, -- why there was none: a code
  created_at timestamptz not null,
  tried_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, webhook_id) references webhook on delete cascade
);
create unique index webhook_sending_once on webhook_sending (community_id, webhook_id, seq); -- each thing once
create index webhook_sending_newest on webhook_sending (community_id, webhook_id, id desc); -- listSendings
create index webhook_sending_age on webhook_sending (created_at); -- forget_webhook_sendings()
select wall('webhook_sending');

create table incoming_hook (
  community_id uuid not null references community on delete cascade,
  id uuid not null,
  member_id uuid not null, -- the app that speaks
  subject_id uuid not null, -- where
  secret_hash text not null,
  made_by uuid not null,
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, member_id) references member on delete cascade,
  foreign key (community_id, subject_id) references subject on delete cascade,
  foreign key (community_id, made_by) references member on delete cascade
);
create unique index incoming_hook_secret on incoming_hook (secret_hash); -- incoming_hook_home(): an address names no community
select wall('incoming_hook');

create function incoming_hook_home(of_hash text) returns table (slug text)
language sql stable security definer set search_path = public as $$
  select c.slug from incoming_hook h join community c on c.id = h.community_id
  where h.secret_hash = of_hash and c.deleted_at is null
$$;
create function forget_webhook_sendings(before timestamptz, most integer) returns bigint
language sql volatile security definer set search_path = public as $$
  with gone as (delete from webhook_sending where ctid in (
    select ctid from webhook_sending where created_at < before order by created_at limit most
    for update skip locked) returning 1)
  select count(*) from gone
$$;
do $$
declare f text;
begin
  foreach f in array array['incoming_hook_home(text)', 'forget_webhook_sendings(timestamptz, integer)'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to leitstern_clerk', f);
  end loop;
end $$;
