-- Mail for what waits unread: one for each conversation of a member, its links, and what the member wants of it.

create table unread_mail (
  community_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  subject_id uuid not null,
  thread_id uuid, -- null: the conversation itself; a direct one is one with all its threads
  due_at timestamptz not null,
  written_at timestamptz, -- when its links were made; they end so long afterwards
  sent_at timestamptz,
  closed_at timestamptz, -- what it told of was read: the next message begins anew
  from_seq bigint, -- what it told of: notices of this conversation from here
  up_to_seq bigint, -- to here
  address_hash text, -- to whom: with another address its links end
  answer_hash text, -- null: nothing may be read or answered by it
  stop_hash text,
  answers smallint not null default 0,
  primary key (community_id, id),
  foreign key (community_id, member_id) references member on delete cascade,
  foreign key (community_id, subject_id) references subject on delete cascade,
  foreign key (community_id, thread_id) references message on delete cascade
);
create unique index unread_mail_open on unread_mail (community_id, member_id, subject_id, thread_id)
  nulls not distinct where closed_at is null; -- one at a time
create index unread_mail_conversation on unread_mail (community_id, member_id, subject_id); -- newest only, links of mine
create index unread_mail_thread on unread_mail (community_id, thread_id) where thread_id is not null; -- goes with its message
create unique index unread_mail_answer on unread_mail (answer_hash); -- unread_mail_home(): a link names no community
create unique index unread_mail_stop on unread_mail (stop_hash); -- unread_mail_home()
create index unread_mail_age on unread_mail (due_at); -- forget_unread_mail()
select wall('unread_mail');

create table mail_choice (
  community_id uuid not null,
  member_id uuid not null,
  mentions boolean not null default true,
  directs boolean not null default true,
  content_free boolean, -- null: as the kind of community has it
  quiet_from smallint check (quiet_from between 0 and 1439), -- minutes of the day, in the zone the person lives in
  quiet_until smallint check (quiet_until between 0 and 1439),
  check ((quiet_from is null) = (quiet_until is null)),
  primary key (community_id, member_id),
  foreign key (community_id, member_id) references member on delete cascade
);
select wall('mail_choice');

-- Conversations of which a member wants no mail.
create table mail_stop (
  community_id uuid not null,
  member_id uuid not null,
  subject_id uuid not null,
  at timestamptz not null,
  primary key (community_id, member_id, subject_id),
  foreign key (community_id, member_id) references member on delete cascade,
  foreign key (community_id, subject_id) references subject on delete cascade
);
select wall('mail_stop');

-- When all other sessions were last ended: links that letters brought before open nothing any more.
alter table person add column links_since timestamptz;

create function unread_mail_home(of_hash text) returns table (slug text)
language sql stable security definer set search_path = public as $$
  select c.slug from unread_mail u join community c on c.id = u.community_id
  where (u.answer_hash = of_hash or u.stop_hash = of_hash) and c.deleted_at is null
$$;

-- Those whose links have ended and of which nothing waits: whoever still has not read is not written to again.
create function forget_unread_mail(before timestamptz, most integer) returns bigint
language sql volatile security definer set search_path = public as $$
  with gone as (delete from unread_mail where ctid in (
    select u.ctid from unread_mail u where u.due_at < before and (u.closed_at is not null or u.sent_at is null
      or not exists (select from notice n where n.community_id = u.community_id and n.member_id = u.member_id
        and n.seq between u.from_seq and u.up_to_seq and n.subject_id = u.subject_id and n.seen_at is null
        and not notice_is_read(n)))
    order by u.due_at limit most for update skip locked) returning 1)
  select count(*) from gone
$$;
do $$
declare f text;
begin
  foreach f in array array['unread_mail_home(text)', 'forget_unread_mail(timestamptz, integer)'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to leitstern_clerk', f);
  end loop;
end $$;
