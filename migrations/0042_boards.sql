-- Boards: what a community does, in lists of tasks that serve its goals.

create table board (
  community_id uuid not null,
  id uuid not null, -- its subject
  about text not null default '' check (length(about) <= 4000), -- Markdown
  cover_id uuid, -- a file
  is_template boolean not null default false,
  primary key (community_id, id),
  foreign key (community_id, id) references subject on delete cascade,
  foreign key (community_id, cover_id) references file (community_id, id) on delete set null (cover_id)
);
select wall('board');

-- Places in lists are fractional keys: whatever comes between two gets a key between theirs, and no other row changes.
create table board_list (
  community_id uuid not null,
  id uuid not null,
  board_id uuid not null,
  title text not null check (length(title) between 1 and 120),
  position text collate "C" not null,
  closes boolean not null default false, -- a task that comes here is done, one that leaves is open again
  archived_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, board_id) references board on delete cascade
);
create index board_list_place on board_list (community_id, board_id, position); -- getBoard
select wall('board_list');

create table task (
  community_id uuid not null,
  id uuid not null, -- its subject
  board_id uuid not null, -- its home: who may do what is decided there
  parent_id uuid, -- the task it is a part of
  position text collate "C", -- among the parts of its parent
  about text not null default '' check (length(about) <= 40000), -- Markdown
  starts_on date,
  starts_at timestamptz, -- where a time was said
  due_on date,
  due_at timestamptz,
  needed smallint check (needed between 1 and 500), -- open for volunteers: so many people
  estimate_minutes integer check (estimate_minutes between 1 and 600000),
  is_milestone boolean not null default false,
  is_template boolean not null default false,
  cover_id uuid, -- a file
  closed_at timestamptz,
  closed_by uuid,
  primary key (community_id, id),
  check (starts_at is null or starts_on is not null),
  check (due_at is null or due_on is not null),
  check ((parent_id is null) = (position is null)),
  foreign key (community_id, id) references subject on delete cascade,
  foreign key (community_id, board_id) references board on delete cascade,
  foreign key (community_id, parent_id) references task on delete cascade,
  foreign key (community_id, cover_id) references file (community_id, id) on delete set null (cover_id),
  foreign key (community_id, closed_by) references member
);
create index task_board on task (community_id, board_id); -- what goes with its board
create index task_parts on task (community_id, parent_id, position) where parent_id is not null; -- getTask, getBoard
create index task_due on task (community_id, due_on) where due_on is not null and closed_at is null; -- what is due
create index task_closed_by on task (community_id, closed_by) where closed_by is not null; -- own export
select wall('task');

-- Where a task stands: in one list of its home, and of other boards on which it appears.
create table task_place (
  community_id uuid not null,
  board_id uuid not null,
  task_id uuid not null,
  list_id uuid not null,
  position text collate "C" not null,
  primary key (community_id, board_id, task_id),
  foreign key (community_id, board_id) references board on delete cascade,
  foreign key (community_id, task_id) references task on delete cascade,
  foreign key (community_id, list_id) references board_list on delete cascade
);
create index task_place_list on task_place (community_id, list_id, position); -- neighbours of a place
create index task_place_task on task_place (community_id, task_id); -- on which boards it is
select wall('task_place');

create table task_assignee (
  community_id uuid not null,
  task_id uuid not null,
  member_id uuid not null,
  since timestamptz not null,
  primary key (community_id, task_id, member_id),
  foreign key (community_id, task_id) references task on delete cascade,
  foreign key (community_id, member_id) references member
);
create index task_assignee_member on task_assignee (community_id, member_id, task_id); -- my tasks
select wall('task_assignee');

create table label (
  community_id uuid not null,
  id uuid not null,
  board_id uuid not null,
  name text not null check (length(name) <= 60), -- empty: called by its tone
  tone smallint not null check (tone between 0 and 7), -- one of eight (design.md 2)
  position text collate "C" not null,
  primary key (community_id, id),
  foreign key (community_id, board_id) references board on delete cascade
);
create index label_board on label (community_id, board_id, position);
select wall('label');

create table task_label (
  community_id uuid not null,
  task_id uuid not null,
  label_id uuid not null,
  primary key (community_id, task_id, label_id),
  foreign key (community_id, task_id) references task on delete cascade,
  foreign key (community_id, label_id) references label on delete cascade
);
create index task_label_label on task_label (community_id, label_id);
select wall('task_label');

create table checklist (
  community_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  title text not null check (length(title) <= 120),
  position text collate "C" not null,
  primary key (community_id, id),
  foreign key (community_id, task_id) references task on delete cascade
);
create index checklist_task on checklist (community_id, task_id, position);
select wall('checklist');

create table checklist_item (
  community_id uuid not null,
  id uuid not null,
  checklist_id uuid not null,
  task_id uuid not null,
  text text not null check (length(text) between 1 and 1000), -- inline Markdown
  position text collate "C" not null,
  assignee_id uuid,
  due_on date,
  done_at timestamptz,
  done_by uuid,
  primary key (community_id, id),
  foreign key (community_id, checklist_id) references checklist on delete cascade,
  foreign key (community_id, task_id) references task on delete cascade,
  foreign key (community_id, assignee_id) references member,
  foreign key (community_id, done_by) references member
);
create index checklist_item_place on checklist_item (community_id, checklist_id, position);
create index checklist_item_task on checklist_item (community_id, task_id); -- how many are done
create index checklist_item_assignee on checklist_item (community_id, assignee_id) where assignee_id is not null; -- my tasks
create index checklist_item_done_by on checklist_item (community_id, done_by) where done_by is not null; -- erasing
select wall('checklist_item');

-- A task waits for another. No circles: rules are kept by whoever writes here (dependencies.ts).
create table task_wait (
  community_id uuid not null,
  task_id uuid not null,
  for_id uuid not null,
  primary key (community_id, task_id, for_id),
  check (task_id <> for_id),
  foreign key (community_id, task_id) references task on delete cascade,
  foreign key (community_id, for_id) references task on delete cascade
);
create index task_wait_for on task_wait (community_id, for_id); -- what waits for a task
select wall('task_wait');

-- What a board asks of its tasks beside what every task has.
create table board_field (
  community_id uuid not null,
  id uuid not null,
  board_id uuid not null,
  name text not null check (length(name) between 1 and 80),
  kind text not null check (kind in ('text', 'number', 'date', 'choice', 'checkbox', 'person')),
  position text collate "C" not null,
  on_card boolean not null default false,
  primary key (community_id, id),
  foreign key (community_id, board_id) references board on delete cascade
);
create index board_field_board on board_field (community_id, board_id, position);
select wall('board_field');

create table field_option (
  community_id uuid not null,
  id uuid not null,
  field_id uuid not null,
  name text not null check (length(name) between 1 and 120),
  tone smallint check (tone between 0 and 7),
  position text collate "C" not null,
  primary key (community_id, id),
  foreign key (community_id, field_id) references board_field on delete cascade
);
create index field_option_field on field_option (community_id, field_id, position);
select wall('field_option');

create table task_value (
  community_id uuid not null,
  task_id uuid not null,
  field_id uuid not null,
  text text check (length(text) <= 4000),
  number numeric,
  day date,
  is_checked boolean,
  option_id uuid,
  member_id uuid,
  primary key (community_id, task_id, field_id),
  check (num_nonnulls(text, number, day, is_checked, option_id, member_id) = 1),
  foreign key (community_id, task_id) references task on delete cascade,
  foreign key (community_id, field_id) references board_field on delete cascade,
  foreign key (community_id, option_id) references field_option on delete cascade,
  foreign key (community_id, member_id) references member
);
create index task_value_field on task_value (community_id, field_id);
create index task_value_option on task_value (community_id, option_id) where option_id is not null;
create index task_value_member on task_value (community_id, member_id) where member_id is not null; -- erasing
select wall('task_value');

-- Hours that somebody gave.
create table task_hours (
  community_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  member_id uuid not null,
  minutes integer not null check (minutes between 1 and 60000),
  on_day date not null,
  approved_by uuid,
  approved_at timestamptz,
  at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, task_id) references task on delete cascade,
  foreign key (community_id, member_id) references member,
  foreign key (community_id, approved_by) references member
);
create index task_hours_task on task_hours (community_id, task_id, on_day);
create index task_hours_member on task_hours (community_id, member_id, on_day); -- own hours
create index task_hours_approved_by on task_hours (community_id, approved_by) where approved_by is not null; -- erasing
select wall('task_hours');
