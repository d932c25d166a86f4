-- What a community is for: its charter, goals, what they are measured by, and what was measured. All but metrics are subjects.

-- One version of the charter; its subject is of kind 'charter'. The newest is in force.
create table charter (
  community_id uuid not null references community on delete cascade,
  id uuid not null,
  version integer not null check (version >= 1),
  mission text not null check (length(mission) between 1 and 2000), -- words between asterisks are set apart
  in_scope text[] not null default '{}',
  out_of_scope text[] not null default '{}',
  reason text not null default '', -- why it was changed
  written_by uuid not null,
  written_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, id) references subject on delete cascade,
  foreign key (community_id, written_by) references member
);
create unique index charter_version on charter (community_id, version); -- the newest, one by number; two writers at once
select wall('charter');

-- The values as one version of the charter words them. A value is a subject of kind 'value' that lives on through versions.
create table charter_value (
  community_id uuid not null,
  charter_id uuid not null,
  value_id uuid not null,
  position integer not null,
  title text not null,
  we_do text not null default '',
  we_dont text not null default '',
  primary key (community_id, charter_id, value_id),
  foreign key (community_id, charter_id) references charter on delete cascade,
  foreign key (community_id, value_id) references subject on delete cascade
);
select wall('charter_value');

-- An intended change. The tree stands in subject.parent_id; a goal's effective purpose is itself.
create table goal (
  community_id uuid not null references community on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('output', 'outcome', 'impact')),
  icon text not null default 'target' check (length(icon) <= 60),
  sentence text not null default '', -- because we do X, Y changes
  owner_id uuid,
  deadline date,
  intended_share integer check (intended_share between 0 and 100), -- of all effort, in percent
  state text not null default 'open' check (state in ('open', 'paused', 'reached', 'stopped')),
  state_reason text not null default '',
  state_at timestamptz not null,
  state_by uuid,
  position integer not null, -- among its siblings
  primary key (community_id, id),
  foreign key (community_id, id) references subject on delete cascade,
  foreign key (community_id, owner_id) references member,
  foreign key (community_id, state_by) references member
);
create index goal_owner on goal (community_id, owner_id) where owner_id is not null; -- offers: goals I carry
select wall('goal');

-- What a goal is measured by. Values are plain numbers; money in cents, percentages from 0 to 100, yes is 1.
create table metric (
  community_id uuid not null,
  id uuid not null,
  goal_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  kind text not null check (kind in ('number', 'percent', 'money', 'yes_no', 'qualitative')),
  unit text not null default '',
  currency text check (currency ~ '^[A-Z]{3}$'),
  direction text not null check (direction in ('up', 'down')),
  accumulation text not null check (accumulation in ('cumulative', 'level')),
  baseline numeric not null,
  baseline_on date not null,
  target numeric,
  deadline date, -- null: the goal's
  position integer not null,
  created_at timestamptz not null,
  removed_at timestamptz,
  removed_by uuid,
  primary key (community_id, id),
  check ((kind = 'money') = (currency is not null)),
  constraint metric_adds_up check (accumulation = 'level' or kind in ('number', 'percent', 'money')),
  constraint metric_direction check (target is null or target = baseline or (target > baseline) = (direction = 'up')),
  foreign key (community_id, goal_id) references goal on delete cascade,
  foreign key (community_id, removed_by) references member
);
create index metric_goal on metric (community_id, goal_id, position) where removed_at is null; -- goals with their metrics
select wall('metric');

-- What was measured. Never edited: a correction is a new reading that names the one it replaces.
create table reading (
  community_id uuid not null,
  id uuid not null,
  metric_id uuid not null,
  goal_id uuid not null,
  value numeric not null, -- a step where the metric is cumulative, else the level
  numerator numeric,
  denominator numeric check (denominator > 0),
  words text not null default '', -- qualitative: what was seen
  at date not null,
  note text not null default '',
  links text[] not null default '{}',
  recorded_by uuid,
  recorded_at timestamptz not null,
  confirmed_by uuid,
  confirmed_at timestamptz,
  corrects_id uuid,
  corrected_at timestamptz, -- set when another replaced it: only rows without it count
  primary key (community_id, id),
  check ((numerator is null) = (denominator is null)),
  check ((confirmed_by is null) = (confirmed_at is null)),
  constraint reading_second_member check (confirmed_by is distinct from recorded_by or confirmed_by is null),
  foreign key (community_id, id) references subject on delete cascade,
  foreign key (community_id, metric_id) references metric,
  foreign key (community_id, goal_id) references goal,
  foreign key (community_id, recorded_by) references member,
  foreign key (community_id, confirmed_by) references member,
  foreign key (community_id, corrects_id) references reading
);
create index reading_series on reading (community_id, metric_id, at, recorded_at, id) where corrected_at is null; -- curves
create index reading_goal on reading (community_id, goal_id, at, id) where corrected_at is null; -- listReadings
create unique index reading_correction on reading (community_id, corrects_id) where corrects_id is not null; -- corrected once
select wall('reading');
create index reading_unconfirmed on reading (community_id, recorded_at) where confirmed_by is null and corrected_at is null; -- offers
create index member_newest on member (community_id, joined_at desc) where standing = 'active' and kind = 'member'; -- offers: whom to welcome
