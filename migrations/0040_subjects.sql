-- What kinds of subjects share: being deleted and gone for good, guests who come along, their history. And cards on messages.

alter table subject
  add column deleted_by uuid,
  add column purged_at timestamptz, -- title, and all that its kind kept of it, are gone
  add column guests_of_parent boolean not null default false; -- whoever is let into its parent by name is let into it
alter table subject add foreign key (community_id, deleted_by) references member;
create index subject_to_purge on subject (deleted_at) where deleted_at is not null and purged_at is null; -- subjects_to_purge()

-- The columns of `note`, its index and notes_to_purge() are for the release before this one: nothing reads them any more.
update subject s set deleted_by = n.deleted_by, purged_at = n.purged_at, guests_of_parent = true
from note n where n.community_id = s.community_id and n.id = s.id;

create function subjects_to_purge(kinds text[], deleted_before timestamptz, most integer)
returns table (community_id uuid, id uuid)
language sql stable security definer set search_path = public as $$
  select s.community_id, s.id from subject s
  where s.deleted_at < deleted_before and s.purged_at is null and s.kind = any(kinds) order by s.deleted_at limit most
$$;
revoke all on function subjects_to_purge(text[], timestamptz, integer) from public;
grant execute on function subjects_to_purge(text[], timestamptz, integer) to leitstern_clerk;

-- Guests of a subject come into what hangs on it, and out of it at the same moment; each step sets off the next below.
create function let_in_below() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into let_in (community_id, subject_id, member_id, at)
    select s.community_id, s.id, new.member_id, new.at from subject s
    where s.community_id = new.community_id and s.parent_id = new.subject_id and s.guests_of_parent on conflict do nothing;
  else
    delete from let_in l using subject s
    where s.community_id = old.community_id and s.parent_id = old.subject_id and s.guests_of_parent
      and l.community_id = s.community_id and l.subject_id = s.id and l.member_id = old.member_id;
  end if;
  return null;
end $$;
drop trigger let_in_to_notes on let_in;
drop function let_in_to_notes();
create trigger let_in_below after insert or delete on let_in for each row execute function let_in_below();

-- What happened to a subject, without the much that was said on it: subjects.listHistory.
create index activity_history on activity (community_id, subject_id, seq)
  where subject_id is not null and kind not like 'conversation.%';

-- What a module hangs on a message besides words and files: `kind`, and the `data` its module declares (a call's address).
alter table message add column card jsonb check (jsonb_typeof(card) = 'object' and length(card::text) <= 10000);

-- Calls were links among the files, of a type of their own.
update message m set card = jsonb_build_object('kind', 'call', 'data', jsonb_build_object('url', f.source_url)) from file f
where f.type = 'application/x-call' and f.source_url is not null and f.community_id = m.community_id and f.message_id = m.id;
delete from search_entry e using file f
where f.type = 'application/x-call' and e.kind = 'file' and e.community_id = f.community_id and e.id = f.id;
delete from file where type = 'application/x-call';
