-- What spans communities: functions only, run by the role leitstern_clerk, which has rights on nothing else.

create function communities_of(of_person uuid)
returns table (community_id uuid, member_id uuid, kind text, role text, standing text)
language sql stable security definer set search_path = public as $$
  select m.community_id, m.id, m.kind, m.role, m.standing from member m
  join community c on c.id = m.community_id and c.deleted_at is null
  where m.person_id = of_person
$$;

create function badges_of(of_person uuid)
returns table (community_id uuid, unseen bigint)
language sql stable security definer set search_path = public as $$
  select m.community_id, (select count(*) from (select from notice n
    where n.community_id = m.community_id and n.member_id = m.id and n.seen_at is null limit 100) few)
  from member m where m.person_id = of_person and m.standing = 'active'
$$;

create function token_owner(of_hash text)
returns table (community_id uuid, id uuid, member_id uuid, person_id uuid, scopes text[], expires_at timestamptz)
language sql stable security definer set search_path = public as $$
  select t.community_id, t.id, t.member_id, m.person_id, t.scopes, t.expires_at
  from token t join member m on m.community_id = t.community_id and m.id = t.member_id
  join person p on p.id = m.person_id and p.disabled_at is null
  join community c on c.id = t.community_id and c.deleted_at is null
  where t.token_hash = of_hash and t.revoked_at is null and m.standing = 'active'
$$;

create function invitation_home(of_hash text) returns table (community_id uuid, slug text)
language sql stable security definer set search_path = public as $$
  select i.community_id, c.slug from invitation i join community c on c.id = i.community_id
  where i.token_hash = of_hash and c.deleted_at is null
$$;
-- Whether this link and this address may sign up where only the invited may.
create function invitation_lets_in(of_hash text, address text, at_time timestamptz) returns boolean
language sql stable security definer set search_path = public as $$
  select exists (select from invitation i join community c on c.id = i.community_id and c.deleted_at is null
    where i.token_hash = of_hash and i.revoked_at is null and i.expires_at > at_time
      and (i.most_uses is null or i.uses < i.most_uses) and (i.email is null or lower(i.email) = address))
$$;
create index invitation_by_hash on invitation (token_hash); -- invitation_home(): a link names no community

create function followers_behind(follower_names text[], most integer)
returns table (community_id uuid, follower text)
language sql stable security definer set search_path = public as $$
  select h.community_id, f.name from log_head h cross join unnest(follower_names) as f(name)
  left join follower_cursor c on c.community_id = h.community_id and c.follower = f.name
  where h.seq > coalesce(c.seq, 0) and coalesce(c.failures, 0) < 5 limit most -- 5 failures: parked
$$;

-- What the operator's `doctor` looks at: figures only, nothing about anyone.
create function instance_state(at_time timestamptz)
returns table (communities bigint, followers_behind bigint, followers_parked bigint, deliveries_late bigint,
  deliveries_parked bigint)
language sql stable security definer set search_path = public as $$
  select (select count(*) from community where deleted_at is null),
    (select count(*) from follower_cursor c join log_head h using (community_id) where h.seq > c.seq and c.failures < 5),
    (select count(*) from follower_cursor where failures >= 5),
    (select count(*) from delivery where state = 'due' and next_at < at_time - interval '10 minutes'),
    (select count(*) from delivery where state = 'parked')
$$;

-- Claims what is due: whoever takes a row has five minutes to finish or another worker takes it again.
create function due_work(at_time timestamptz, most integer)
returns table (community_id uuid, id uuid)
language sql volatile security definer set search_path = public as $$
  update delivery d set next_at = at_time + interval '5 minutes', attempts = d.attempts + 1
  from (select x.community_id, x.id from delivery x where x.state = 'due' and x.next_at <= at_time
        order by x.next_at limit most for update skip locked) due
  where d.community_id = due.community_id and d.id = due.id
  returning d.community_id, d.id
$$;

-- Communities with files to purge: uploads that nobody hung on anything, deleted ones, bytes without a row.
create function files_due(unused_since timestamptz, deleted_since timestamptz) returns table (community_id uuid)
language sql stable security definer set search_path = public as $$
  select d.community_id from blob_dropped d
  union select f.community_id from file f where f.message_id is null and f.uploaded_at < unused_since
    and (f.subject_id is null or f.uploaded_to = f.subject_id)
  union select f.community_id from file f where f.deleted_at < deleted_since
  union select f.community_id from file f join message m on m.community_id = f.community_id and m.id = f.message_id
    where m.deleted_at < deleted_since
$$;

do $$
declare f text;
begin
  foreach f in array array['files_due(timestamptz, timestamptz)',
    'communities_of(uuid)', 'badges_of(uuid)', 'token_owner(text)', 'invitation_home(text)',
    'invitation_lets_in(text, text, timestamptz)',
    'followers_behind(text[], integer)', 'due_work(timestamptz, integer)',
    'instance_state(timestamptz)'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to leitstern_clerk', f);
  end loop;
end $$;
