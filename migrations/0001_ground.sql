-- Walls: every community table has row-level security, enabled and forced, by one function.

create function wall(of_table regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', of_table);
  execute format('alter table %s force row level security', of_table);
  execute format(
    'create policy community on %s to leitstern_app
       using (community_id = (select nullif(current_setting(''app.community'', true), '''')::uuid))
       with check (community_id = (select nullif(current_setting(''app.community'', true), '''')::uuid))', of_table);
  -- The functions of the clerk run as the owner of the tables, who is under forced row-level security too.
  execute format('create policy owner on %s to current_user using (true) with check (true)', of_table);
  execute format('grant select, insert, update, delete on %s to leitstern_app', of_table);
end $$;

create function open_to_all_communities(of_table regclass) returns void language plpgsql as $$
begin
  execute format('grant select, insert, update, delete on %s to leitstern_app', of_table);
end $$;

-- What the operator sets for the whole instance.
create table instance_setting (
  name text primary key,
  value jsonb not null
);
select open_to_all_communities('instance_setting');

-- Instants as the contracts write them: RFC 3339, UTC, milliseconds. For answers built in SQL.
create function iso(at timestamptz) returns text language sql stable parallel safe as $$
  select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;
