-- A board that is read by whoever has its link. Templates have had their columns since 0042: a template is put away for good.

create table board_share (
  community_id uuid not null,
  board_id uuid not null,
  secret_hash text not null,
  created_at timestamptz not null,
  primary key (community_id, board_id), -- a new link ends the one before
  foreign key (community_id, board_id) references board on delete cascade
);
create unique index board_share_secret on board_share (community_id, secret_hash); -- readShared
select wall('board_share');

-- Those that were moved in stood in lists until now.
update subject s set archived_at = coalesce(s.archived_at, now()) from task t
where t.is_template and s.community_id = t.community_id and s.id = t.id;
