-- Files hang on a subject (and perhaps on one of its messages); rights always come from the subject.

create table file (
  community_id uuid not null references community on delete cascade,
  id uuid not null,
  subject_id uuid, -- null: faces and logos, seen by whoever may see the community
  message_id uuid,
  uploaded_to uuid, -- the same as subject_id and no message: still waiting to be hung on something, seen by nobody else
  position integer not null default 0,
  name text not null check (length(name) <= 255),
  type text not null, -- found by content, not by name
  size bigint not null,
  blob text not null, -- key in the blob store: made of the community and the sha-256 of the bytes
  width integer,
  height integer,
  preview text, -- key of the re-encoded small picture
  source_url text, -- a named link instead of bytes (imports); blob is then ''
  uploaded_by uuid,
  uploaded_at timestamptz not null,
  deleted_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, subject_id) references subject on delete cascade,
  foreign key (community_id, message_id) references message on delete cascade,
  foreign key (community_id, uploaded_by) references member
);
create index file_message on file (community_id, message_id, position) where message_id is not null;
create index file_subject on file (community_id, subject_id, uploaded_at) where subject_id is not null;
create index file_blob on file (community_id, blob); -- is it used? deduplicated inside one community only
create index file_preview on file (community_id, preview); -- is it used?
create index file_waiting on file (community_id, uploaded_by) where message_id is null; -- how many wait, files_due()
select wall('file');

-- Whatever deletes a file's row (purge, a subject's or a community's end) leaves here what lies in the blob store.
create table blob_dropped (
  community_id uuid not null, -- outlives its community
  blob text not null,
  primary key (community_id, blob)
);
select wall('blob_dropped');

create function drop_blobs() returns trigger language plpgsql as $$
begin
  insert into blob_dropped (community_id, blob)
  select old.community_id, b from unnest(array[old.blob, old.preview]) b where b <> '' on conflict do nothing;
  return null;
end $$;
create trigger file_deleted after delete on file for each row execute function drop_blobs();
