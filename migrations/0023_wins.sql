-- Wins: moments worth a card. Who is named on it is found when it is read, without those who would rather not be.

create table win (
  community_id uuid not null references community on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('metric_step', 'goal_reached', 'first_contribution')),
  seq bigint not null, -- the activity it came of
  goal_id uuid,
  metric_id uuid,
  step integer check (step between 1 and 100), -- of the way from baseline to target, in percent
  member_id uuid, -- whose first contribution
  at timestamptz not null,
  primary key (community_id, id),
  check ((kind = 'first_contribution') = (member_id is not null)),
  check ((kind = 'metric_step') = (metric_id is not null and step is not null)),
  foreign key (community_id, goal_id) references goal on delete cascade,
  foreign key (community_id, metric_id) references metric on delete cascade,
  foreign key (community_id, member_id) references member on delete cascade
);
create unique index win_step on win (community_id, metric_id, step) where metric_id is not null; -- once a step
create unique index win_first on win (community_id, member_id) where member_id is not null; -- once a member
create unique index win_reached on win (community_id, goal_id, seq) where kind = 'goal_reached';
create index win_newest on win (community_id, at, id); -- listWins, home
select wall('win');

-- Members who do not want to be named on cards.
create table win_unnamed (
  community_id uuid not null,
  member_id uuid not null,
  since timestamptz not null,
  primary key (community_id, member_id),
  foreign key (community_id, member_id) references member on delete cascade
);
select wall('win_unnamed');
