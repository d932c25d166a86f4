-- A community's own emoji; a mention of those who are here; guests invited into several places at once.

create table custom_emoji (
  community_id uuid not null references community on delete cascade,
  name text not null check (length(name) between 2 and 40), -- written :name:, see modules/emoji
  file_id uuid not null,
  added_by uuid,
  added_at timestamptz not null,
  primary key (community_id, name),
  foreign key (community_id, file_id) references file (community_id, id) on delete cascade,
  foreign key (community_id, added_by) references member
);
create index custom_emoji_file on custom_emoji (community_id, file_id); -- is it still an emoji?
select wall('custom_emoji');

alter table mention drop constraint mention_how_check;
alter table mention add constraint mention_how_check check (how in ('member', 'circle', 'all', 'here'));

-- Beside invitation.subject_id, the first of them.
create table invitation_place (
  community_id uuid not null,
  invitation_id uuid not null,
  subject_id uuid not null,
  primary key (community_id, invitation_id, subject_id),
  foreign key (community_id, invitation_id) references invitation on delete cascade,
  foreign key (community_id, subject_id) references subject on delete cascade
);
select wall('invitation_place');

-- As before, and pictures that are emoji stay.
create or replace function files_due(unused_since timestamptz, deleted_since timestamptz, most integer)
returns table (community_id uuid)
language sql stable security definer set search_path = public as $$
  select d.community_id from blob_dropped d where d.at < unused_since
  union select f.community_id from file f where f.message_id is null and f.uploaded_at < unused_since
    and (f.subject_id is null or f.uploaded_to = f.subject_id) and (f.subject_id is not null or not exists (
      select from member m where m.community_id = f.community_id and m.face_file_id = f.id) and not exists (
      select from community c where c.id = f.community_id and c.logo_file_id = f.id) and not exists (
      select from custom_emoji e where e.community_id = f.community_id and e.file_id = f.id))
  union select f.community_id from file f where f.deleted_at < deleted_since
  limit most
$$;
