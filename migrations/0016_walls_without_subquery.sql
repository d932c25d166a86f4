-- The wall's condition as a plain expression. As a sub-select it was a plan of its own in every statement of every table
-- it stood on: .05 ms of each write. Evaluated once per scan either way, and still nothing without a community.

create or replace function wall(of_table regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', of_table);
  execute format('alter table %s force row level security', of_table);
  execute format(
    'create policy community on %s to leitstern_app
       using (community_id = nullif(current_setting(''app.community'', true), '''')::uuid)
       with check (community_id = nullif(current_setting(''app.community'', true), '''')::uuid)', of_table);
  -- The functions of the clerk run as the owner of the tables, who is under forced row-level security too.
  execute format('create policy owner on %s to current_user using (true) with check (true)', of_table);
  execute format('grant select, insert, update, delete on %s to leitstern_app', of_table);
end $$;

do $$
declare walled regclass;
begin
  for walled in select polrelid from pg_policy where polname = 'community' loop
    execute format(
      'alter policy community on %s
         using (community_id = nullif(current_setting(''app.community'', true), '''')::uuid)
         with check (community_id = nullif(current_setting(''app.community'', true), '''')::uuid)', walled);
  end loop;
end $$;

-- Asked of one subject at a time, and only where its audience makes them matter: as functions they cost nothing where
-- they are not called, while a sub-select is planned into every statement.
create function is_let_in(of_community uuid, of_subject uuid, of_member uuid) returns boolean
language plpgsql stable parallel safe as $$
begin
  return exists (select from let_in l
    where l.community_id = of_community and l.subject_id = of_subject and l.member_id = of_member);
end $$;

create function is_circle_host(of_community uuid, of_circle uuid, of_member uuid) returns boolean
language plpgsql stable parallel safe as $$
begin
  return exists (select from circle_member h where h.community_id = of_community and h.circle_id = of_circle
    and h.member_id = of_member and h.is_host and h.standing = 'in');
end $$;
