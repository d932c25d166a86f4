-- A community moves out: exports that owners made, each cut by what its maker may read, kept for a week.

create table export_run (
  community_id uuid not null references community on delete cascade,
  id uuid not null,
  made_by uuid not null,
  state text not null check (state in ('running', 'done', 'failed')),
  started_at timestamptz not null,
  finished_at timestamptz,
  blob text, -- key in the blob store
  size bigint,
  primary key (community_id, id),
  foreign key (community_id, made_by) references member on delete cascade
);
create index export_run_newest on export_run (community_id, made_by, started_at desc); -- listExports
create index export_run_age on export_run (started_at); -- exports_to_forget()
select wall('export_run');

create function exports_to_forget(before timestamptz, most integer)
returns table (community_id uuid, id uuid)
language sql stable security definer set search_path = public as $$
  select e.community_id, e.id from export_run e where e.started_at < before order by e.started_at limit most
$$;
revoke all on function exports_to_forget(timestamptz, integer) from public;
grant execute on function exports_to_forget(timestamptz, integer) to leitstern_clerk;
