-- What carries a mission further: metrics that roll up, effects outside, and what has no purpose yet.

-- The metric of a goal above that this one counts towards; its readings are then parts of that one, each counted once.
alter table metric add column feeds_id uuid;
alter table metric add constraint metric_feeds foreign key (community_id, feeds_id) references metric;
create index metric_feeds_it on metric (community_id, feeds_id) where feeds_id is not null; -- parts of a metric

-- What happened outside because of a goal: written about, decided, known. Its subject is of kind 'effect'.
create table effect (
  community_id uuid not null references community on delete cascade,
  id uuid not null,
  goal_id uuid not null,
  kind text not null check (kind in ('press', 'policy', 'awareness')),
  source text not null check (length(source) between 1 and 200), -- who wrote, decided or counted it
  link text not null default '' check (length(link) <= 2000),
  reach bigint check (reach >= 0), -- people, where somebody knows
  at date not null,
  note text not null default '' check (length(note) <= 2000),
  recorded_by uuid,
  recorded_at timestamptz not null,
  confirmed_by uuid,
  confirmed_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  primary key (community_id, id),
  check ((confirmed_by is null) = (confirmed_at is null)),
  constraint effect_second_member check (confirmed_by is distinct from recorded_by or confirmed_by is null),
  foreign key (community_id, id) references subject on delete cascade,
  foreign key (community_id, goal_id) references goal,
  foreign key (community_id, recorded_by) references member,
  foreign key (community_id, confirmed_by) references member,
  foreign key (community_id, withdrawn_by) references member
);
create index effect_goal on effect (community_id, goal_id, at, id) where withdrawn_at is null; -- listEffects
select wall('effect');

create index subject_without_purpose on subject (community_id, created_at, id)
  where purpose_kind is null and archived_at is null and deleted_at is null and audience <> 'direct'; -- listWithoutPurpose

-- The goal page: by kind, and the newest first without sorting all. It takes the place of the shorter one.
create index subject_serving on subject (community_id, purpose_id, created_at, id) where purpose_id is not null; -- listServing
drop index subject_purpose;
