-- Views of a board under a name, and one's own calendar of what is due.

create table board_view (
  community_id uuid not null,
  id uuid not null,
  board_id uuid not null,
  made_by uuid, -- null once whoever made a shared one was erased
  name text not null check (length(name) between 1 and 80),
  query text not null check (length(query) <= 2000), -- of the address: view, filter, order, groups
  is_shared boolean not null, -- with all who see the board
  created_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, board_id) references board on delete cascade,
  foreign key (community_id, made_by) references member
);
create index board_view_board on board_view (community_id, board_id); -- listViews
create index board_view_made_by on board_view (community_id, made_by) where made_by is not null; -- own export, erasing
select wall('board_view');

create table task_feed (
  community_id uuid not null,
  member_id uuid not null,
  secret_hash text not null,
  language text not null,
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (community_id, member_id), -- a new link ends the one before
  foreign key (community_id, member_id) references member on delete cascade
);
create unique index task_feed_secret on task_feed (secret_hash); -- task_feed_home(): an address names no community
select wall('task_feed');

create function task_feed_home(of_hash text) returns table (slug text, community_id uuid, member_id uuid, person_id uuid)
language sql stable security definer set search_path = public as $$
  select c.slug, c.id, m.id, m.person_id from task_feed f join community c on c.id = f.community_id and c.deleted_at is null
  join member m on m.community_id = f.community_id and m.id = f.member_id and m.standing = 'active'
  join person p on p.id = m.person_id and p.disabled_at is null
  where f.secret_hash = of_hash
$$;
revoke all on function task_feed_home(text) from public;
grant execute on function task_feed_home(text) to leitstern_clerk;

-- Whoever leaves has no calendar here any more, also when they come back.
create function task_feed_ends() returns trigger language plpgsql as $$
begin
  delete from task_feed where community_id = new.community_id and member_id = new.id;
  return null;
end $$;
create trigger task_feed_ends after update of standing on member for each row
  when (new.standing in ('left', 'banned', 'erased') and old.standing <> new.standing) execute function task_feed_ends();
