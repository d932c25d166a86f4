-- Votes on tasks, small approvals, and how a board is getting on.

alter table board
  add column votes boolean not null default false, -- its tasks can be voted on
  add column ask_every text check (ask_every in ('week', 'two_weeks', 'month')), -- null: nobody is asked how it is getting on
  add column ask_weekday smallint check (ask_weekday between 1 and 7), -- 1: Monday; of a month its first one
  add column ask_of uuid, -- the member who is asked; null: whoever made the board
  add column ask_at timestamptz, -- when next
  add column asked_at timestamptz, -- since when it waits for an answer
  add foreign key (community_id, ask_of) references member,
  add constraint board_asks check (ask_at is null or (ask_every is not null and ask_weekday is not null));
create index board_ask on board (ask_at) where ask_at is not null; -- boards_to_ask()
create index board_ask_of on board (community_id, ask_of) where ask_of is not null; -- erasing

create table task_vote (
  community_id uuid not null,
  task_id uuid not null,
  member_id uuid not null,
  at timestamptz not null,
  primary key (community_id, task_id, member_id),
  foreign key (community_id, task_id) references task on delete cascade,
  foreign key (community_id, member_id) references member
);
create index task_vote_mine on task_vote (community_id, member_id, task_id); -- getBoard, erasing
select wall('task_vote');

-- A card says how many: counted where a vote comes or goes, so that a thousand cards need no thousand looks.
alter table task add column votes integer not null default 0;
create function count_vote() returns trigger language plpgsql as $$
begin
  update task set votes = votes + case when tg_op = 'INSERT' then 1 else -1 end
  where community_id = coalesce(new.community_id, old.community_id) and id = coalesce(new.task_id, old.task_id);
  return null;
end $$;
create trigger count_vote after insert or delete on task_vote for each row execute function count_vote();

create table approval (
  community_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  asked_by uuid not null,
  question text not null check (length(question) <= 500),
  state text not null default 'open' check (state in ('open', 'approved', 'declined', 'withdrawn')),
  at timestamptz not null,
  decided_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, task_id) references task on delete cascade,
  foreign key (community_id, asked_by) references member
);
create index approval_task on approval (community_id, task_id, id desc); -- listApprovals, closing
create index approval_by on approval (community_id, asked_by); -- erasing
select wall('approval');

create table approval_answer (
  community_id uuid not null,
  approval_id uuid not null,
  member_id uuid not null,
  says text check (says in ('yes', 'no')), -- null: not yet
  words text not null default '' check (length(words) <= 500),
  at timestamptz,
  primary key (community_id, approval_id, member_id),
  foreign key (community_id, approval_id) references approval on delete cascade,
  foreign key (community_id, member_id) references member
);
create index approval_answer_mine on approval_answer (community_id, member_id); -- listMyApprovals, erasing
select wall('approval_answer');

create table board_status (
  community_id uuid not null,
  id uuid not null,
  board_id uuid not null,
  state text not null check (state in ('on_track', 'at_risk', 'off_track')),
  text text not null check (length(text) <= 4000), -- Markdown
  next_on date, -- when one will know more
  given_by uuid not null,
  corrects_id uuid, -- the one before, which was wrong
  at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, board_id) references board on delete cascade,
  foreign key (community_id, given_by) references member
);
create index board_status_newest on board_status (community_id, board_id, id desc); -- getBoard, listBoards, listStatus
create index board_status_by on board_status (community_id, given_by); -- erasing
select wall('board_status');

create function boards_to_ask(until timestamptz, most integer)
returns table (slug text, id uuid)
language sql stable security definer set search_path = public as $$
  select c.slug, b.id from board b join community c on c.id = b.community_id and c.deleted_at is null
  where b.ask_at <= until order by b.ask_at limit most
$$;
revoke all on function boards_to_ask(timestamptz, integer) from public;
grant execute on function boards_to_ask(timestamptz, integer) to leitstern_clerk;
