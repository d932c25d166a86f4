-- Forms that create tasks: what is sent becomes a task in one list of their board.

create table form (
  community_id uuid not null,
  id uuid not null,
  board_id uuid not null,
  list_id uuid not null, -- where what is sent comes
  title text not null check (length(title) between 1 and 120),
  intro text not null check (length(intro) <= 4000), -- Markdown
  thanks text not null check (length(thanks) <= 4000), -- Markdown
  is_public boolean not null, -- by its link, besides those who see the board
  assignee_id uuid, -- who is to do what comes
  needed integer check (needed between 1 and 500), -- open for volunteers: so many people
  paused_at timestamptz,
  closes_on date, -- its last day, in the community's time zone
  most_answers integer check (most_answers between 1 and 5000),
  answers integer not null default 0, -- so many were sent
  version integer not null default 1, -- of its questions: an answer says which ones it saw
  secret_hash text, -- of its link; null: none yet
  secret_sealed text, -- the same for those who may hand it on
  created_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, board_id) references board on delete cascade,
  foreign key (community_id, list_id) references board_list on delete cascade,
  foreign key (community_id, assignee_id) references member
);
create index form_board on form (community_id, board_id); -- listForms
create index form_list on form (community_id, list_id); -- a list is purged
create index form_assignee on form (community_id, assignee_id) where assignee_id is not null; -- erasing
create unique index form_secret on form (secret_hash); -- form_home(): an address names no community
select wall('form');

create table form_question (
  community_id uuid not null,
  id uuid not null,
  form_id uuid not null,
  place integer not null check (place between 0 and 29), -- written anew with all of its form
  kind text not null check (kind in ('short', 'long', 'choice', 'choices', 'yes_no', 'number', 'day', 'email')),
  question text not null check (length(question) between 1 and 300),
  help text not null check (length(help) <= 500),
  is_required boolean not null,
  choices text[] not null, -- of a choice that fills no field
  is_title boolean not null, -- its answer is what the task is called
  field_id uuid, -- filled by its answer; null: a line of the description
  primary key (community_id, form_id, id), -- ids come from outside: those of other forms collide with nothing
  foreign key (community_id, form_id) references form on delete cascade,
  foreign key (community_id, field_id) references board_field on delete set null (field_id)
);
create index form_question_form on form_question (community_id, form_id, place); -- getForm
create index form_question_field on form_question (community_id, field_id) where field_id is not null; -- removeField
create unique index form_question_title on form_question (community_id, form_id) where is_title;
select wall('form_question');

create table form_label (
  community_id uuid not null,
  form_id uuid not null,
  label_id uuid not null,
  primary key (community_id, form_id, label_id),
  foreign key (community_id, form_id) references form on delete cascade,
  foreign key (community_id, label_id) references label on delete cascade
);
create index form_label_label on form_label (community_id, label_id); -- removeLabel
select wall('form_label');

-- Which task came through which form. Who sent it stands nowhere but at the task, and only if they were signed in.
create table form_answer (
  community_id uuid not null,
  task_id uuid not null,
  form_id uuid not null,
  at timestamptz not null,
  primary key (community_id, task_id),
  foreign key (community_id, task_id) references task on delete cascade,
  foreign key (community_id, form_id) references form on delete cascade
);
create index form_answer_newest on form_answer (community_id, form_id, at desc, task_id desc); -- listAnswers
select wall('form_answer');

-- Tokens of public forms that were used: each serves once, and all nodes count here how many come.
create table form_token (
  community_id uuid not null,
  id uuid not null,
  form_id uuid not null,
  used_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, form_id) references form on delete cascade
);
create index form_token_lately on form_token (community_id, form_id, used_at desc); -- how many came lately
create index form_token_old on form_token (used_at); -- forget_form_tokens()
select wall('form_token');

create function form_home(of_hash text) returns table (slug text)
language sql stable security definer set search_path = public as $$
  select c.slug from form f join community c on c.id = f.community_id and c.deleted_at is null
  where f.secret_hash = of_hash and f.is_public
$$;
create function forget_form_tokens(before timestamptz, most integer) returns integer
language sql security definer set search_path = public as $$
  with gone as (
    delete from form_token where (community_id, id) in
      (select community_id, id from form_token where used_at < before limit most) returning 1
  ) select count(*)::int from gone
$$;
revoke all on function form_home(text), forget_form_tokens(timestamptz, integer) from public;
grant execute on function form_home(text), forget_form_tokens(timestamptz, integer) to leitstern_clerk;
