-- Rules: when something happens, if it is so, then something is done, as the rule's owner and with their rights.

-- Never used: what rules did is kept below.
drop table intent;

create table rule (
  community_id uuid not null,
  id uuid not null,
  place_id uuid not null, -- the subject on which it works, such as a board
  owner_id uuid not null, -- whoever wrote it last: it may do what they may, no more
  name text not null check (length(name) between 1 and 120),
  trigger text not null, -- as a module registered it
  given jsonb not null, -- what the trigger asks for
  conditions jsonb not null,
  actions jsonb not null,
  next_at timestamptz, -- of a trigger by the clock
  paused_at timestamptz,
  paused_because text, -- null: by somebody; otherwise too_often, owner_gone
  created_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, place_id) references subject on delete cascade,
  foreign key (community_id, owner_id) references member
);
create index rule_place on rule (community_id, place_id, trigger); -- rules that hear of an activity, listRules
create index rule_owner on rule (community_id, owner_id); -- erasing
create index rule_next on rule (next_at) where next_at is not null and paused_at is null; -- rules_due()
select wall('rule');

-- What a rule is to do: written with the cursor of its follower, done afterwards, kept as what it did last.
create table rule_run (
  community_id uuid not null,
  id uuid not null,
  rule_id uuid not null,
  key text not null, -- once for each cause: the number in the log, a day, a press of the button
  subject_id uuid, -- what it is about; null: nothing that is there already
  depth integer not null, -- how many rules stand before it in one chain
  state text not null check (state in ('waiting', 'done', 'unmet', 'refused', 'too_deep')),
  results jsonb not null default '[]', -- of each action: null, or the code it was refused with
  at timestamptz not null,
  done_at timestamptz,
  primary key (community_id, id),
  unique (community_id, rule_id, key),
  foreign key (community_id, rule_id) references rule on delete cascade,
  foreign key (community_id, subject_id) references subject on delete cascade
);
create index rule_run_newest on rule_run (community_id, rule_id, at desc, id desc); -- listRuns, how many lately
create index rule_run_old on rule_run (at); -- forget_rule_runs()
select wall('rule_run');

-- Which intent an activity came from: rules that set each other off are told from people.
alter table activity add column cause uuid default nullif(current_setting('app.cause', true), '')::uuid;

create function rules_due(until timestamptz, most integer)
returns table (community_id uuid, id uuid)
language sql stable security definer set search_path = public as $$
  select r.community_id, r.id from rule r where r.next_at <= until and r.paused_at is null order by r.next_at limit most
$$;
create function forget_rule_runs(before timestamptz, most integer) returns integer
language sql security definer set search_path = public as $$
  with gone as (
    delete from rule_run where (community_id, id) in (select community_id, id from rule_run where at < before limit most) returning 1
  ) select count(*)::int from gone
$$;
revoke all on function rules_due(timestamptz, integer), forget_rule_runs(timestamptz, integer) from public;
grant execute on function rules_due(timestamptz, integer), forget_rule_runs(timestamptz, integer) to leitstern_clerk;
