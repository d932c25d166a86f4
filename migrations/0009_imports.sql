-- Histories that moved in from elsewhere, and what came from where.

create table import_run (
  community_id uuid not null references community on delete cascade,
  id uuid not null,
  system text not null,
  space text not null, -- the workspace, board or team the ids of the source belong to
  state text not null check (state in ('running', 'done', 'failed')),
  report jsonb, -- figures and reasons; never text or names
  started_at timestamptz not null,
  finished_at timestamptz,
  made_by uuid, -- null: the operator
  primary key (community_id, id),
  foreign key (community_id, made_by) references member
);
select wall('import_run');

-- Running again skips what stands here, including what was deleted here since.
create table imported (
  community_id uuid not null,
  source text not null,
  source_space text not null,
  source_id text not null, -- with its kind: user:U1, channel:C1, message:C1:1433558319.000002
  import_id uuid not null,
  table_name text not null check (table_name in ('member', 'subject', 'message', 'file')),
  target_id uuid not null,
  written_hash text not null, -- of what people may change since: an undo takes back only what is still as it came
  primary key (community_id, source, source_space, source_id),
  foreign key (community_id, import_id) references import_run on delete cascade
);
create index imported_run on imported (community_id, import_id); -- undo; whether a run wrote anything
select wall('imported');
