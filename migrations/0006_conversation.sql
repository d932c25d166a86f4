-- A comment and a chat message are the same thing: a message on a subject.

create table message (
  community_id uuid not null,
  id uuid not null,
  subject_id uuid not null,
  thread_id uuid, -- the message it replies to; threads have no threads
  author_id uuid not null,
  at timestamptz not null,
  seq bigint, -- of its activity; null when imported: counts as read
  text text not null check (length(text) <= 40000), -- Markdown, see modules/text
  in_channel boolean not null default true, -- false: a reply shown only in its thread
  edited_at timestamptz,
  deleted_at timestamptz,
  deleted_by uuid,
  reply_count integer not null default 0,
  last_reply_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, subject_id) references subject on delete cascade,
  foreign key (community_id, thread_id) references message on delete cascade,
  foreign key (community_id, author_id) references member
);
create index message_shown on message (community_id, subject_id, at, id) where in_channel; -- listMessages, both ways
create index message_thread on message (community_id, thread_id, at, id) where thread_id is not null; -- listThread
create index message_unread on message (community_id, subject_id, seq) where seq is not null and in_channel; -- counts from the mark
select wall('message');

create table reaction (
  community_id uuid not null,
  message_id uuid not null,
  emoji text not null check (length(emoji) between 1 and 64),
  member_id uuid not null,
  subject_id uuid not null,
  at timestamptz, -- null when imported: other systems do not say
  primary key (community_id, message_id, emoji, member_id),
  foreign key (community_id, message_id) references message on delete cascade,
  foreign key (community_id, subject_id) references subject on delete cascade,
  foreign key (community_id, member_id) references member
);
select wall('reaction');

-- How far a member has read; moves forward only, but for "mark unread". The nil thread is the channel itself.
create table read_mark (
  community_id uuid not null,
  member_id uuid not null,
  subject_id uuid not null,
  thread_id uuid not null default '00000000-0000-0000-0000-000000000000',
  read_seq bigint not null,
  primary key (community_id, member_id, subject_id, thread_id),
  foreign key (community_id, subject_id) references subject on delete cascade,
  foreign key (community_id, member_id) references member on delete cascade
) with (fillfactor = 60);
select wall('read_mark');

create table thread_follow (
  community_id uuid not null,
  thread_id uuid not null,
  member_id uuid not null,
  subject_id uuid not null,
  follows boolean not null default true, -- false: asked not to hear of it, even when mentioned into it
  primary key (community_id, thread_id, member_id),
  foreign key (community_id, thread_id) references message on delete cascade,
  foreign key (community_id, member_id) references member on delete cascade
);
select wall('thread_follow');

-- Mentions of a message, resolved when it is written: whom attention tells.
create table mention (
  community_id uuid not null,
  message_id uuid not null,
  member_id uuid not null,
  subject_id uuid not null,
  how text not null check (how in ('member', 'circle', 'all')),
  seq bigint, -- of the activity that named them: a later edit may name more; null when imported: nobody is told
  primary key (community_id, message_id, member_id),
  foreign key (community_id, message_id) references message on delete cascade,
  foreign key (community_id, subject_id) references subject on delete cascade,
  foreign key (community_id, member_id) references member on delete cascade
);
create index mention_mine on mention (community_id, member_id, subject_id, seq) where seq is not null; -- unread mentions
select wall('mention');

-- Notification centre.
create table notice (
  community_id uuid not null,
  member_id uuid not null,
  seq bigint not null, -- of the activity it tells of
  kind text not null,
  why text not null, -- mentioned | direct | followed_thread | … : said on the notice itself
  level text not null check (level in ('now', 'today', 'week')),
  subject_id uuid,
  message_id uuid,
  at timestamptz not null,
  seen_at timestamptz,
  primary key (community_id, member_id, seq),
  foreign key (community_id, member_id) references member on delete cascade
);
create index notice_unseen on notice (community_id, member_id) where seen_at is null; -- badge
select wall('notice');
