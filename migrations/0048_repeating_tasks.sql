-- Tasks that repeat: the newest of a series carries the rule, which goes over to the next one in the moment that is made.

alter table task
  add column repeat_rule text check (length(repeat_rule) <= 200), -- RFC 5545 3.3.10, as rule.ts writes it
  add column repeat_mode text check (repeat_mode in ('whenDone', 'onTheDay')),
  add column repeat_from date, -- from where every second week or month is counted
  add column repeat_next date, -- the first day that can be the next one's; null once the rule has come to its end
  add column repeat_list_id uuid, -- where the next one begins
  add column was_repeated boolean not null default false, -- the next one was made of it
  add check ((repeat_rule is null) = (repeat_mode is null) and (repeat_rule is null) = (repeat_from is null)),
  add check (repeat_rule is not null or (repeat_next is null and repeat_list_id is null)),
  add check (repeat_rule is null or parent_id is null),
  add foreign key (community_id, repeat_list_id) references board_list on delete set null (repeat_list_id);
create index task_repeat on task ((repeat_next - coalesce(due_on - starts_on, 0)))
  where repeat_next is not null and repeat_mode = 'onTheDay'; -- tasks_to_repeat()
create index task_repeat_board on task (community_id, board_id) where repeat_rule is not null; -- how many a board has
create index task_repeat_list on task (community_id, repeat_list_id) where repeat_list_id is not null;

-- Whose next one's first day, its start or else its due day, has come on the community's calendar. What was deleted has
-- ended, what was put away undone, by itself or with its list, rests.
create function tasks_to_repeat(until timestamptz, most integer)
returns table (slug text, id uuid)
language sql stable security definer set search_path = public as $$
  select c.slug, t.id from task t join community c on c.id = t.community_id and c.deleted_at is null
  join subject s on s.community_id = t.community_id and s.id = t.id and s.deleted_at is null
    and (s.archived_at is null or t.closed_at is not null)
  join subject b on b.community_id = t.community_id and b.id = t.board_id and b.deleted_at is null and b.archived_at is null
  join board home on home.community_id = t.community_id and home.id = t.board_id and not home.is_template
  where t.repeat_next is not null and t.repeat_mode = 'onTheDay' and not t.is_template
    and (t.closed_at is not null or not exists (select from task_place p join board_list l on l.community_id = p.community_id
      and l.id = p.list_id where p.community_id = t.community_id and p.task_id = t.id and p.board_id = t.board_id
      and l.archived_at is not null))
    and t.repeat_next - coalesce(t.due_on - t.starts_on, 0) <= (until + interval '14 hours')::date
    and t.repeat_next - coalesce(t.due_on - t.starts_on, 0) <= (until at time zone c.time_zone)::date
  order by t.repeat_next - coalesce(t.due_on - t.starts_on, 0), t.id limit most
$$;
revoke all on function tasks_to_repeat(timestamptz, integer) from public;
grant execute on function tasks_to_repeat(timestamptz, integer) to leitstern_clerk;
