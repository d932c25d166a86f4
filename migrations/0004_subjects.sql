-- Everything people share is a subject: one audience, at most one purpose.

create table subject (
  community_id uuid not null references community on delete cascade,
  id uuid not null,
  kind text not null,
  title text not null check (length(title) <= 300),
  audience text not null check (audience in ('public', 'community', 'circle', 'direct')),
  circle_id uuid,
  parent_id uuid,
  -- Why it exists: what was chosen, and what follows for it and all below (modules/subjects/offers.ts keeps it true).
  -- A goal and a value serve themselves, so that whatever hangs below them does too; a goal's why is its parent.
  own_purpose_kind text check (own_purpose_kind in ('goal', 'value', 'care', 'operations')),
  own_purpose_id uuid,
  purpose_kind text check (purpose_kind in ('goal', 'value', 'care', 'operations')), -- effective: own, else the parent's
  purpose_id uuid,
  talk_is_open boolean not null default false, -- public subjects: talk stays in the community unless opened
  created_by uuid,
  created_at timestamptz not null,
  archived_at timestamptz,
  deleted_at timestamptz,
  primary key (community_id, id),
  check ((audience = 'circle') = (circle_id is not null)),
  check ((own_purpose_id is not null) = coalesce(own_purpose_kind in ('goal', 'value'), false)),
  check ((purpose_id is not null) = coalesce(purpose_kind in ('goal', 'value'), false)),
  foreign key (community_id, circle_id) references circle,
  foreign key (community_id, parent_id) references subject,
  foreign key (community_id, own_purpose_id) references subject (community_id, id),
  foreign key (community_id, purpose_id) references subject (community_id, id),
  foreign key (community_id, created_by) references member
);
create index subject_kind on subject (community_id, kind, created_at) where deleted_at is null; -- lists of one kind
create index subject_purpose on subject (community_id, purpose_id) where purpose_id is not null; -- goal page
create index subject_parent on subject (community_id, parent_id) where parent_id is not null; -- inheritance
create index subject_circle on subject (community_id, circle_id) where circle_id is not null;
select wall('subject');

-- Members let into one subject: the few people of a direct conversation, guests of a single channel.
create table let_in (
  community_id uuid not null,
  subject_id uuid not null,
  member_id uuid not null,
  at timestamptz not null,
  primary key (community_id, subject_id, member_id),
  foreign key (community_id, subject_id) references subject on delete cascade,
  foreign key (community_id, member_id) references member on delete cascade
);
create index let_in_mine on let_in (community_id, member_id, subject_id); -- visible()
select wall('let_in');

-- Who follows a subject, and how closely. For channels: who has joined.
create table watch (
  community_id uuid not null,
  member_id uuid not null,
  subject_id uuid not null,
  level text not null default 'mine' check (level in ('everything', 'mine', 'nothing')),
  since timestamptz not null,
  primary key (community_id, member_id, subject_id),
  foreign key (community_id, subject_id) references subject on delete cascade,
  foreign key (community_id, member_id) references member on delete cascade
);
create index watch_subject on watch (community_id, subject_id, member_id); -- whom an activity reaches
select wall('watch');

create table channel (
  community_id uuid not null,
  id uuid not null,
  topic text not null default '' check (length(topic) <= 500),
  direct_key text, -- hash of the sorted member ids: one direct conversation per set of people
  is_first boolean not null default false, -- joined by everyone who becomes a member
  primary key (community_id, id),
  foreign key (community_id, id) references subject on delete cascade
);
create unique index channel_direct on channel (community_id, direct_key) where direct_key is not null;
select wall('channel');
