-- What was added last got the same key as what stood there already. Where two share a place all of theirs get new keys, in
-- the order in which they were shown: c000, c001 … are keys of fractional-indexing (src/modules/boards/position.ts).
create function pg_temp.part_places(rows regclass, of text) returns void language plpgsql as $$
begin
  execute format('
    update %1$s t set position = ''c'' || lpad(to_hex(n.place), 3, ''0'')
    from (
      select community_id, id, row_number() over (partition by community_id, %2$I order by position, id) - 1 as place
      from %1$s where (community_id, %2$I) in (
        select community_id, %2$I from %1$s where %2$I is not null group by community_id, %2$I, position having count(*) > 1
      )
    ) n where t.community_id = n.community_id and t.id = n.id', rows, of);
end $$;
select pg_temp.part_places('board_list', 'board_id'), pg_temp.part_places('label', 'board_id'),
  pg_temp.part_places('checklist', 'task_id'), pg_temp.part_places('checklist_item', 'checklist_id'),
  pg_temp.part_places('board_field', 'board_id'), pg_temp.part_places('field_option', 'field_id'),
  pg_temp.part_places('task', 'parent_id');
drop function pg_temp.part_places;

create index message_in_threads on message (community_id, subject_id) where not in_channel and deleted_at is null; -- getBoard counts
