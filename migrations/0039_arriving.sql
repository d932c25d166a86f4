-- A community that comes as a whole from another house (in nobody’s list until it is there, taken away again if it was a
-- mistake), bytes of other archives, and values that are found.

alter table community
  add column arriving_since timestamptz, -- founded for an archive that is not all here yet
  add column removed_at timestamptz; -- with deleted_at: nobody comes back, its rows go step by step
create index community_arriving on community (arriving_since) where arriving_since is not null; -- arriving.forget
create index community_removed on community (removed_at) where removed_at is not null; -- arriving.remove

-- This community itself is what the archive holds.
alter table import_run add column is_whole boolean not null default false;

-- Files whose bytes lie in an archive, or are fetched with a steward's consent from where the archive says they are.
alter table import_run
  add column fetches boolean not null default false, -- the consent
  add column fetch_key text not null default ''; -- the last file that was asked for
-- Files of a placeholder are no mere links any more: undo asks whether there are any, a claim moves them.
drop index file_moved_in;
create index file_moved_in on file (community_id, uploaded_by) where message_id is not null;

-- Values are found from here on: each community with a charter says so once, and the follower of search reads them.
with heads as (
  update log_head h set seq = seq + 1
  where exists (select from charter c where c.community_id = h.community_id) returning h.community_id, h.seq
)
insert into activity (community_id, seq, operation, kind, data, at)
select community_id, seq, 'mission.writeCharter', 'mission.values_worded', '{}', now() from heads;
