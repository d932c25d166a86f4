-- Accounts. A person has no shown name: members have names, one per community.

create table person (
  id uuid primary key,
  email text not null check (email = lower(email) and length(email) <= 254),
  email_verified boolean not null default false,
  name text not null default '',
  image text,
  language text not null default 'de' check (language in ('de', 'en')),
  time_zone text not null default 'Europe/Berlin',
  is_operator boolean not null default false,
  two_factor_enabled boolean not null default false,
  disabled_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index person_email on person (email);
select open_to_all_communities('person');

create table session (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  token text not null, -- hashed
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index session_token on session (token);
create index session_person on session (person_id); -- my sessions; end all on reset
select open_to_all_communities('session');

create table credential (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text, -- hashed
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
create index credential_person on credential (person_id);
select open_to_all_communities('credential');

-- Links that grant something once, and what better-auth keeps for a while.
create table verification (
  id uuid primary key,
  identifier text not null, -- hashed: what the link holds is never stored
  purpose text not null default '',
  about text not null default '', -- whose link: only the newest of a purpose counts
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index verification_identifier on verification (identifier);
create index verification_about on verification (purpose, about); -- a new link ends the older ones
create index verification_expiry on verification (expires_at); -- swept whenever a link is made
select open_to_all_communities('verification');

-- What the operator did at the command line.
create table operator_deed (
  id uuid primary key,
  operation text not null,
  community_slug text,
  outcome text not null, -- done, or the code of the refusal
  at timestamptz not null
);
select open_to_all_communities('operator_deed');
