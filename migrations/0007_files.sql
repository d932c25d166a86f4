-- Files hang on a subject (and perhaps on one of its messages); rights always come from the subject.

create table file (
  community_id uuid not null references community on delete cascade,
  id uuid not null,
  subject_id uuid, -- null: faces and logos, seen by whoever may see the community
  message_id uuid,
  position integer not null default 0,
  name text not null check (length(name) <= 255),
  type text not null, -- found by content, not by name
  size bigint not null,
  blob text not null, -- key in the blob store: sha-256 of the bytes inside this community
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
create index file_blob on file (community_id, blob); -- deduplicated inside one community only
select wall('file');
