-- Notices: when they count as seen, wherever they are counted, and how long they stay.

create index notice_seen on notice (at) where seen_at is not null; -- forget_notices()
create index notice_waiting on notice (at) where seen_at is null; -- forget_notices()

-- About a message that its member has read since, in the conversation (the nil thread) or in its thread.
create function notice_is_read(n notice) returns boolean
language sql stable parallel safe as $$
  select n.message_id is not null and exists (
    select from message m join read_mark r on r.community_id = m.community_id and r.member_id = n.member_id
      and r.subject_id = m.subject_id and r.thread_id = any(array[
        case when m.in_channel then '00000000-0000-0000-0000-000000000000'::uuid end,
        m.thread_id, case when m.thread_id is null then m.id end])
    where m.community_id = n.community_id and m.id = n.message_id and r.read_seq >= n.seq)
$$;

create or replace function badges_of(of_person uuid)
returns table (community_id uuid, unseen bigint)
language sql stable security definer set search_path = public as $$
  select m.community_id, (select count(*) from (select from notice n
    where n.community_id = m.community_id and n.member_id = m.id and n.seen_at is null and not notice_is_read(n)
      and (n.message_id is null or exists (select from message about where about.community_id = n.community_id
        and about.id = n.message_id and about.deleted_at is null))
    limit 100) few)
  from member m where m.person_id = of_person and m.standing = 'active'
$$;

-- Seen ones, and those read in their conversation that were never marked: looked at in the days in which they grow old.
-- One that is read later is marked with the next notice of its member. What nobody has seen stays.
create function forget_notices(before timestamptz, most integer) returns bigint
language sql volatile security definer set search_path = public as $$
  with seen as (delete from notice where ctid in (
    select ctid from notice where seen_at is not null and at < before order by at limit most
    for update skip locked) returning 1),
  was_read as (delete from notice where ctid in (
    select n.ctid from notice n where n.seen_at is null and n.at < before and n.at >= before - interval '3 days'
      and notice_is_read(n) limit most for update skip locked) returning 1)
  select (select count(*) from seen) + (select count(*) from was_read)
$$;
revoke all on function forget_notices(timestamptz, integer) from public;
grant execute on function forget_notices(timestamptz, integer) to leitstern_clerk;
