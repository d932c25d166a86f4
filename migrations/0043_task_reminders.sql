-- Whoever does a task is reminded before it is due.

alter table task
  add column remind_minutes integer check (remind_minutes between 0 and 525600), -- so long before it is due
  add column remind_at timestamptz; -- when that is; null once it was told, and where nothing is to be told
create index task_remind on task (remind_at) where remind_at is not null; -- tasks_to_remind()

-- Whoever moves its day moves the hour of reminding: a day without a time counts from nine in the community's time zone.
create function task_remind_at() returns trigger language plpgsql as $$
begin
  new.remind_at := coalesce(new.due_at, (select (new.due_on + time '09:00') at time zone c.time_zone from community c
    where c.id = new.community_id)) - make_interval(mins => new.remind_minutes);
  return new;
end $$;
create trigger task_remind_at_new before insert on task for each row execute function task_remind_at();
create trigger task_remind_at before update on task for each row
  when ((old.due_on, old.due_at, old.remind_minutes) is distinct from (new.due_on, new.due_at, new.remind_minutes))
  execute function task_remind_at();

create function tasks_to_remind(until timestamptz, most integer)
returns table (slug text, id uuid)
language sql stable security definer set search_path = public as $$
  select c.slug, t.id from task t join community c on c.id = t.community_id and c.deleted_at is null
  where t.remind_at <= until order by t.remind_at limit most
$$;
revoke all on function tasks_to_remind(timestamptz, integer) from public;
grant execute on function tasks_to_remind(timestamptz, integer) to leitstern_clerk;
