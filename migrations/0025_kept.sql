-- A day of talking: what is pinned for all, what one keeps for oneself, what is to be said later, where one calls.

create table pin (
  community_id uuid not null,
  message_id uuid not null,
  subject_id uuid not null,
  member_id uuid not null, -- who pinned it
  at timestamptz not null,
  primary key (community_id, message_id),
  foreign key (community_id, message_id) references message on delete cascade,
  foreign key (community_id, subject_id) references subject on delete cascade,
  foreign key (community_id, member_id) references member on delete cascade
);
create index pin_newest on pin (community_id, subject_id, at desc); -- listPins
select wall('pin');

-- For oneself only: nobody else learns of it, and it is in no log.
create table saved (
  community_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  subject_id uuid not null,
  message_id uuid, -- null: the subject itself
  at timestamptz not null,
  done_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, member_id) references member on delete cascade,
  foreign key (community_id, subject_id) references subject on delete cascade,
  foreign key (community_id, message_id) references message on delete cascade
);
create unique index saved_once on saved (community_id, member_id, subject_id, message_id) nulls not distinct;
create index saved_newest on saved (community_id, member_id, at desc, id desc); -- listSaved
create index saved_message on saved (community_id, message_id) where message_id is not null; -- goes with its message
select wall('saved');

create table reminder (
  community_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  subject_id uuid not null, -- where it was asked for
  message_id uuid, -- null: of own words
  text text not null default '' check (length(text) <= 1000),
  due_at timestamptz not null,
  created_at timestamptz not null,
  fired_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, member_id) references member on delete cascade,
  foreign key (community_id, subject_id) references subject on delete cascade,
  foreign key (community_id, message_id) references message on delete cascade
);
create index reminder_waiting on reminder (community_id, member_id, due_at) where fired_at is null; -- listReminders
create index reminder_message on reminder (community_id, message_id) where message_id is not null; -- goes with its message
create index reminder_fired on reminder (fired_at) where fired_at is not null; -- forget_reminders()
select wall('reminder');

-- Words to be said later, by their author and with the author's rights of that hour. Gone once they are said.
create table scheduled_message (
  community_id uuid not null,
  id uuid not null,
  subject_id uuid not null,
  thread_id uuid,
  author_id uuid not null,
  text text not null check (length(text) <= 40000),
  also_in_channel boolean not null default false,
  mention_many boolean not null default false, -- confirmed when it was written
  file_ids uuid[] not null default '{}',
  due_at timestamptz not null,
  created_at timestamptz not null,
  failed text, -- why it could not be said: a code, see modules/conversation
  primary key (community_id, id),
  foreign key (community_id, subject_id) references subject on delete cascade,
  foreign key (community_id, thread_id) references message on delete cascade,
  foreign key (community_id, author_id) references member on delete cascade
);
create index scheduled_mine on scheduled_message (community_id, author_id, due_at, id); -- listScheduled
create index scheduled_due on scheduled_message (community_id, subject_id, due_at, id) where failed is null; -- in their order
select wall('scheduled_message');

alter table channel add column call_url text check (length(call_url) <= 2000); -- where this channel meets

create function forget_reminders(before timestamptz, most integer) returns bigint
language sql volatile security definer set search_path = public as $$
  with gone as (delete from reminder where ctid in (
    select ctid from reminder where fired_at < before order by fired_at limit most for update skip locked) returning 1)
  select count(*) from gone
$$;
revoke all on function forget_reminders(timestamptz, integer) from public;
grant execute on function forget_reminders(timestamptz, integer) to leitstern_clerk;
