-- What is done now and then: the jobs themselves, and how they find what they clean, in bounded steps.

create table job (
  name text primary key,
  next_at timestamptz not null,
  taken_until timestamptz not null, -- whoever took it and is silent until then has died: another takes it
  done_at timestamptz, -- the last time it came to its end
  failures integer not null default 0, -- since then
  last_error text
);
select open_to_all_communities('job');

-- Messages: text, files, mentions and notices go 30 days after the deletion; id, time and "deleted" stay.
alter table message add column purged_at timestamptz;
create index message_purge on message (deleted_at) where deleted_at is not null and purged_at is null; -- messages_to_purge()
create index notice_message on notice (community_id, message_id) where message_id is not null; -- go with their message

create function messages_to_purge(deleted_before timestamptz, most integer)
returns table (community_id uuid, id uuid)
language sql stable security definer set search_path = public as $$
  select m.community_id, m.id from message m where m.deleted_at < deleted_before and m.purged_at is null
  order by m.deleted_at limit most
$$;

-- Blobs: each is written here before its bytes lie in the store, so that none is left there without a row.
alter table blob_dropped add column at timestamptz not null default '-infinity'; -- looked at a day later; dropped: at once
create index blob_dropped_age on blob_dropped (at); -- files_due()

-- An entry that is there already is locked until the commit: the purge must not take a look at its file as it was before.
create or replace function drop_blobs() returns trigger language plpgsql as $$
begin
  insert into blob_dropped (community_id, blob)
  select distinct old.community_id, b from unnest(array[old.blob, old.preview]) b where b <> ''
  on conflict (community_id, blob) do update set at = blob_dropped.at;
  return null;
end $$;

create index file_unhung on file (uploaded_at) where message_id is null and (subject_id is null or uploaded_to = subject_id); -- files_due()
create index file_deleted on file (deleted_at) where deleted_at is not null; -- files_due()
create index member_face on member (community_id, face_file_id) where face_file_id is not null; -- is it still a face?

drop function files_due(timestamptz, timestamptz);
-- Communities with files to purge: uploads that nobody hung on anything, deleted ones, bytes without a row.
create function files_due(unused_since timestamptz, deleted_since timestamptz, most integer)
returns table (community_id uuid)
language sql stable security definer set search_path = public as $$
  select d.community_id from blob_dropped d where d.at < unused_since
  union select f.community_id from file f where f.message_id is null and f.uploaded_at < unused_since
    and (f.subject_id is null or f.uploaded_to = f.subject_id) and (f.subject_id is not null or not exists (
      select from member m where m.community_id = f.community_id and m.face_file_id = f.id) and not exists (
      select from community c where c.id = f.community_id and c.logo_file_id = f.id))
  union select f.community_id from file f where f.deleted_at < deleted_since
  limit most
$$;

-- What is only kept for a while. Each answers how many it removed, at most `most`.
create index session_expiry on session (expires_at); -- people: ended sessions
create index delivery_done on delivery (next_at) where state = 'done'; -- forget_deliveries()

create function forget_request_keys(before timestamptz, most integer) returns bigint
language sql volatile security definer set search_path = public as $$
  with gone as (delete from request_key where ctid in (
    select ctid from request_key where at < before order by at limit most for update skip locked) returning 1)
  select count(*) from gone
$$;

create function forget_deliveries(done_before timestamptz, most integer) returns bigint
language sql volatile security definer set search_path = public as $$
  with gone as (delete from delivery where ctid in (
    select ctid from delivery where state = 'done' and next_at < done_before order by next_at limit most
    for update skip locked) returning 1)
  select count(*) from gone
$$;

do $$
declare f text;
begin
  foreach f in array array['messages_to_purge(timestamptz, integer)', 'files_due(timestamptz, timestamptz, integer)',
    'forget_request_keys(timestamptz, integer)', 'forget_deliveries(timestamptz, integer)'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to leitstern_clerk', f);
  end loop;
end $$;
