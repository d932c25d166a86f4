-- The log of each community, and what follows it.

-- One row per community, updated last in each transaction: numbers follow commit order. Low fillfactor: updated in place.
create table log_head (
  community_id uuid primary key references community on delete cascade,
  seq bigint not null default 0
) with (fillfactor = 10);
select wall('log_head');

create table activity (
  community_id uuid not null references community on delete cascade,
  seq bigint not null,
  actor_id uuid,
  operation text not null,
  kind text not null,
  subject_id uuid,
  purpose_kind text, -- the effective purpose at that time
  purpose_id uuid,
  data jsonb not null, -- ids, numbers, states, times; never text or names
  at timestamptz not null,
  primary key (community_id, seq)
);
create index activity_subject on activity (community_id, subject_id, seq) where subject_id is not null; -- history of one subject
create index activity_purpose on activity (community_id, purpose_id, at) where purpose_id is not null; -- effort for a goal
select wall('activity');

create table follower_cursor (
  community_id uuid not null references community on delete cascade,
  follower text not null,
  seq bigint not null,
  failures integer not null default 0,
  primary key (community_id, follower)
) with (fillfactor = 50);
select wall('follower_cursor');

-- What leaves the house, a row first. The nil community is the instance itself.
create table delivery (
  community_id uuid not null,
  id uuid not null,
  kind text not null,
  key text not null,
  payload jsonb not null, -- ids and parameters; rights are checked again when it is sent
  state text not null default 'due' check (state in ('due', 'done', 'parked')),
  attempts integer not null default 0,
  next_at timestamptz not null,
  last_error text,
  created_at timestamptz not null,
  primary key (community_id, id)
);
create unique index delivery_key on delivery (community_id, kind, key);
create index delivery_due on delivery (next_at) where state = 'due'; -- due_work(), by the clerk
select wall('delivery');

-- A follower that acts writes what it intends; a worker performs it as the rule's owner with key rule:seq.
create table intent (
  community_id uuid not null references community on delete cascade,
  rule text not null,
  seq bigint not null,
  state text not null default 'due' check (state in ('due', 'done', 'parked')),
  attempts integer not null default 0,
  next_at timestamptz not null,
  primary key (community_id, rule, seq)
);
select wall('intent');

-- Idempotency keys, kept 48 hours. The nil community is the instance itself.
create table request_key (
  community_id uuid not null,
  actor_id uuid not null,
  operation text not null,
  key text not null check (length(key) <= 200),
  input_hash text not null,
  result_ref text,
  at timestamptz not null,
  primary key (community_id, actor_id, operation, key)
);
create index request_key_age on request_key (at);
select wall('request_key');
