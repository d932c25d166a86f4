-- Notes: shared pages on a channel, a goal, any subject or a circle, with their history.

-- The newest version, and who is writing right now: for a minute at a time, renewed while they do.
create table note (
  community_id uuid not null,
  id uuid not null, -- its subject
  version integer not null,
  told_at timestamptz, -- when those who follow it heard of a change: once a day
  held_by uuid,
  held_until timestamptz,
  deleted_by uuid,
  purged_at timestamptz,
  primary key (community_id, id),
  check ((held_by is null) = (held_until is null)),
  foreign key (community_id, id) references subject on delete cascade,
  foreign key (community_id, held_by) references member,
  foreign key (community_id, deleted_by) references member
);
create index note_held on note (community_id, held_by) where held_by is not null; -- let go when a member is erased
select wall('note');

-- What stood there. Saves of one author within ten minutes are one version, which takes the number of the last.
create table note_version (
  community_id uuid not null,
  note_id uuid not null,
  version integer not null,
  text text check (length(text) <= 40000), -- null: removed with the words of its author
  author_id uuid not null,
  began_at timestamptz not null, -- its first save
  at timestamptz not null, -- its last
  added integer not null, -- characters, against the version before
  removed integer not null,
  restored integer, -- the version that was brought back
  primary key (community_id, note_id, version),
  foreign key (community_id, note_id) references note on delete cascade,
  foreign key (community_id, author_id) references member
);
create index note_version_author on note_version (community_id, author_id, note_id); -- what one wrote
select wall('note_version');

create index subject_notes_of_circle on subject (community_id, circle_id) where kind = 'note' and parent_id is null; -- listNotes
create index subject_notes_deleted on subject (deleted_at) where kind = 'note' and deleted_at is not null; -- notes_to_purge()

create function notes_to_purge(deleted_before timestamptz, most integer)
returns table (community_id uuid, id uuid)
language sql stable security definer set search_path = public as $$
  select s.community_id, s.id from subject s join note n on n.community_id = s.community_id and n.id = s.id
  where s.kind = 'note' and s.deleted_at < deleted_before and n.purged_at is null order by s.deleted_at limit most
$$;
revoke all on function notes_to_purge(timestamptz, integer) from public;
grant execute on function notes_to_purge(timestamptz, integer) to leitstern_clerk;

-- Whoever is let into a subject by name is let into its notes, and out of them at the same moment.
create function let_in_to_notes() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into let_in (community_id, subject_id, member_id, at)
    select s.community_id, s.id, new.member_id, new.at from subject s
    where s.community_id = new.community_id and s.parent_id = new.subject_id and s.kind = 'note' on conflict do nothing;
  else
    delete from let_in l using subject s
    where s.community_id = old.community_id and s.parent_id = old.subject_id and s.kind = 'note'
      and l.community_id = s.community_id and l.subject_id = s.id and l.member_id = old.member_id;
  end if;
  return null;
end $$;
create trigger let_in_to_notes after insert or delete on let_in for each row execute function let_in_to_notes();
