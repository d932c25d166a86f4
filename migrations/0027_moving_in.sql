-- Moving in from the screen: an archive in parts, what is in it, a run that goes on after a restart, and taking it back.

alter table import_run drop constraint import_run_state_check;
alter table import_run
  add constraint import_run_state_check check (state in
    ('uploading', 'analysing', 'analysed', 'running', 'done', 'failed', 'undoing', 'undone')),
  add column name text not null default '' check (length(name) <= 255), -- of the file
  add column size bigint not null default 0, -- 0: the operator's command holds the file
  add column received bigint not null default 0,
  add column problem text, -- the code of the refusal it ended with
  add column analysis jsonb, -- who and what is in the archive; gone with the archive
  add column matches jsonb not null default '[]', -- who stewards think is who: [{ key, memberId }]
  add column total bigint not null default 0, -- entries the analysis met
  add column cursor bigint not null default 0, -- messages dealt with, in the order of the source
  add column figures jsonb not null default '{}', -- of what is new so far
  add column taken_until timestamptz, -- whoever works on it and is silent until then has died: another goes on
  add column undone_by uuid,
  add column back_pass integer not null default 0, -- how far an undo is: replies, heads, files, channels, people
  add column back_key text not null default '', -- and the last row it looked at in this pass
  add foreign key (community_id, undone_by) references member;
create index import_run_newest on import_run (community_id, started_at, id); -- listRuns
create index import_run_waiting on import_run (taken_until) where state in ('analysing', 'running', 'undoing'); -- imports_due()
create index import_run_idle on import_run (started_at) where size > 0 and state in ('uploading', 'analysed', 'failed'); -- imports_idle()

-- Bytes of an archive while it is needed. The row is written before its bytes lie in the store.
create table import_part (
  community_id uuid not null,
  import_id uuid not null,
  at_byte bigint not null,
  sha256 text not null,
  size integer not null,
  blob text not null,
  is_kept boolean not null default false, -- its bytes arrived whole and in their turn
  primary key (community_id, import_id, at_byte, sha256),
  foreign key (community_id, import_id) references import_run on delete cascade
);
select wall('import_part');

-- Why an undo left a row where it is: answered, reacted, changed, claimed, linked, in_use.
alter table imported add column kept text;
drop index imported_run;
create index imported_run on imported (community_id, import_id, table_name, source_id); -- undo, listKept

create function imports_due(at_time timestamptz, most integer)
returns table (community_id uuid, slug text, id uuid)
language sql stable security definer set search_path = public as $$
  select r.community_id, c.slug, r.id from import_run r join community c on c.id = r.community_id and c.deleted_at is null
  where r.state in ('analysing', 'running', 'undoing') and r.taken_until < at_time
  order by r.taken_until limit most
$$;

-- Archives nobody went on with.
create function imports_idle(before timestamptz, most integer)
returns table (community_id uuid, id uuid)
language sql stable security definer set search_path = public as $$
  select r.community_id, r.id from import_run r
  where r.size > 0 and r.state in ('uploading', 'analysed', 'failed') and r.started_at < before
    and (r.analysis is not null or r.state <> 'failed'
      or exists (select from import_part p where p.community_id = r.community_id and p.import_id = r.id))
  order by r.started_at limit most
$$;

do $$
declare f text;
begin
  foreach f in array array['imports_due(timestamptz, integer)', 'imports_idle(timestamptz, integer)'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to leitstern_clerk', f);
  end loop;
end $$;

-- What came with an import, by who said it: undo asks whether anything of a placeholder is left, a claim moves it.
-- Partial: posting pays nothing for them.
create index message_moved_in on message (community_id, author_id) where seq is null;
create index reaction_moved_in on reaction (community_id, member_id) where at is null;
create index file_moved_in on file (community_id, uploaded_by) where source_url is not null;
