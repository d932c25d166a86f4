-- Signing in with more than a password: codes of an app, passkeys.

create table second_step (
  person_id uuid primary key references person on delete cascade,
  secret text not null, -- sealed with a key from DATA_DIR/secrets
  last_step bigint not null default 0, -- a code is used once (RFC 6238, 5.2): only later time steps count
  confirmed_at timestamptz, -- null: being set up, asks for nothing yet
  created_at timestamptz not null
);
select open_to_all_communities('second_step');

create table recovery_code (
  person_id uuid not null references person on delete cascade,
  hash text not null, -- of 80 random bits; the row goes when the code is used
  primary key (person_id, hash)
);
select open_to_all_communities('recovery_code');

create table passkey (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  name text not null check (length(name) between 1 and 80),
  credential_id text not null, -- base64url
  public_key text not null, -- COSE, base64url
  counter bigint not null, -- goes up with each use where the authenticator counts
  transports text[] not null default '{}',
  created_at timestamptz not null,
  used_at timestamptz
);
create unique index passkey_credential on passkey (credential_id); -- whose it is
create index passkey_person on passkey (person_id); -- my passkeys
select open_to_all_communities('passkey');
