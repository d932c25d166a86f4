-- Communities, their members and circles.

create table community (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,46}[a-z0-9])?$'),
  name text not null check (length(name) between 1 and 120),
  preset text not null check (preset in ('open', 'association', 'self_help', 'company', 'closed')),
  language text not null default 'de' check (language in ('de', 'en')),
  time_zone text not null default 'Europe/Berlin',
  color text not null default '#12908e', -- as given; what is shown is corrected for contrast:
  accent_light text not null default '#007573',
  accent_dark text not null default '#4cb8b5',
  logo_file_id uuid,
  mission text not null default '',
  joining text not null check (joining in ('open', 'request', 'invitation')),
  joining_questions text[] not null default '{}',
  directory text not null check (directory in ('members', 'stewards')),
  alias text not null check (alias in ('free', 'real_name')),
  public_page boolean not null,
  channels_by text not null check (channels_by in ('member', 'steward')),
  invitations_by text not null check (invitations_by in ('member', 'steward')),
  mention_all_by text not null check (mention_all_by in ('member', 'steward')),
  founded_at timestamptz not null,
  deleted_at timestamptz
);
select open_to_all_communities('community');

-- Anyone who acts or is named in a community.
create table member (
  community_id uuid not null references community on delete cascade,
  id uuid not null,
  person_id uuid references person on delete set null,
  kind text not null check (kind in ('member', 'guest', 'contact', 'placeholder', 'organisation', 'app')),
  standing text not null
    check (standing in ('invited', 'requested', 'active', 'paused', 'suspended', 'left', 'banned', 'erased')),
  role text not null default 'member' check (role in ('owner', 'steward', 'member')),
  name text not null check (length(name) <= 120),
  face_file_id uuid,
  about text not null default '',
  place text not null default '',
  skills text[] not null default '{}',
  interests text[] not null default '{}',
  gives text not null default '',
  links text[] not null default '{}',
  visibility jsonb not null default '{}', -- field → members | stewards | me
  email_hash text, -- placeholders: to match a verified address, never to show it
  contact_email text, -- contacts: confirmed, without an account
  contact_confirmed_at timestamptz,
  source text, -- where an imported placeholder comes from
  charter_version integer, -- the charter accepted when joining, and again after a change
  charter_accepted_at timestamptz,
  invited_by uuid,
  created_at timestamptz not null,
  joined_at timestamptz,
  left_at timestamptz,
  last_here_at timestamptz,
  primary key (community_id, id),
  check (person_id is not null or kind not in ('member', 'guest') or standing in ('invited', 'erased')),
  foreign key (community_id, invited_by) references member
);
create unique index member_person on member (community_id, person_id); -- actorIn: who is this person here
create index member_of_person on member (person_id) where person_id is not null; -- communities_of(person), by the clerk
create index member_directory on member (community_id, name collate "de-x-icu", id) where kind in ('member', 'guest'); -- directory
create index member_new on member (community_id, joined_at) where standing = 'active'; -- stewards' queue: who is new
select wall('member');

-- A member of kind organisation is represented by members, for a term.
create table representation (
  community_id uuid not null references community on delete cascade,
  organisation_id uuid not null,
  member_id uuid not null,
  since date not null,
  until date,
  primary key (community_id, organisation_id, member_id, since),
  foreign key (community_id, organisation_id) references member,
  foreign key (community_id, member_id) references member
);
create index representation_member on representation (community_id, member_id);
select wall('representation');

create table circle (
  community_id uuid not null references community on delete cascade,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  about text not null default '',
  openness text not null check (openness in ('open', 'listed', 'hidden')),
  created_at timestamptz not null,
  archived_at timestamptz,
  primary key (community_id, id)
);
select wall('circle');

create table circle_member (
  community_id uuid not null,
  circle_id uuid not null,
  member_id uuid not null,
  is_host boolean not null default false,
  standing text not null default 'in' check (standing in ('asked', 'in')),
  entered_as_owner_at timestamptz, -- an owner who let themselves in: shown to the circle
  joined_at timestamptz not null,
  primary key (community_id, circle_id, member_id),
  foreign key (community_id, circle_id) references circle on delete cascade,
  foreign key (community_id, member_id) references member on delete cascade
);
create index circle_member_mine on circle_member (community_id, member_id, circle_id); -- visible(): which circles am I in
select wall('circle_member');

create table invitation (
  community_id uuid not null references community on delete cascade,
  id uuid not null,
  token_hash text, -- by mail: null until sent, as the secret is made then; a second letter replaces it
  email text check (email = lower(email) and length(email) <= 254), -- only this verified address may use it; null: whoever has the link
  role text not null default 'member' check (role in ('steward', 'member')),
  kind text not null default 'member' check (kind in ('member', 'guest')),
  circle_id uuid,
  subject_id uuid,
  note text not null default '',
  most_uses integer check (most_uses between 1 and 10000),
  uses integer not null default 0,
  made_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (community_id, id),
  constraint invitation_used_up check (most_uses is null or uses <= most_uses),
  foreign key (community_id, made_by) references member,
  foreign key (community_id, circle_id) references circle on delete cascade
);
create unique index invitation_token on invitation (community_id, token_hash); -- look-up by link
create index invitation_newest on invitation (community_id, created_at, id); -- listInvitations
select wall('invitation');

-- Asking to join, with answers to the community's questions.
create table join_request (
  community_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  answers jsonb not null, -- [{ question, answer }]
  at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  verdict text check (verdict in ('admitted', 'declined', 'withdrawn')),
  primary key (community_id, id),
  foreign key (community_id, member_id) references member on delete cascade,
  foreign key (community_id, decided_by) references member
);
create unique index join_request_open on join_request (community_id, member_id) where decided_at is null;
create index join_request_queue on join_request (community_id, at) where decided_at is null; -- stewards' queue
select wall('join_request');

-- A token belongs to one member; its rights are that member's now, cut by scopes.
create table token (
  community_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  name text not null,
  token_hash text not null,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, member_id) references member on delete cascade
);
create unique index token_hash on token (token_hash); -- global look-up, by the clerk
create index token_mine on token (community_id, member_id);
select wall('token');
