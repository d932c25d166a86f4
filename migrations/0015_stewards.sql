-- Who runs a place: told of what waits, and shown to newcomers.
create index member_steward on member (community_id, role) where role in ('owner', 'steward') and standing = 'active';
