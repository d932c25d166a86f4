-- "Is this you?": placeholders of an import and the members they turn out to be.

alter table member add column claimed_by uuid; -- placeholders: whose they were; mentions of them lead there
alter table member add foreign key (community_id, claimed_by) references member;
create index member_moved_in on member (community_id, email_hash) where kind = 'placeholder' and email_hash is not null; -- myClaims
create index member_placeholder on member (community_id, name collate "de-x-icu", id) where kind = 'placeholder'; -- listPlaceholders

-- One member and one placeholder. It takes both: the member says yes, a steward confirms.
create table import_claim (
  community_id uuid not null,
  id uuid not null,
  placeholder_id uuid not null,
  member_id uuid not null,
  answer text check (answer in ('yes', 'no')),
  answered_at timestamptz,
  verdict text check (verdict in ('confirmed', 'declined')),
  decided_by uuid,
  decided_at timestamptz,
  done_at timestamptz,
  made_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, placeholder_id) references member on delete cascade,
  foreign key (community_id, member_id) references member on delete cascade,
  foreign key (community_id, decided_by) references member
);
create unique index import_claim_pair on import_claim (community_id, placeholder_id, member_id);
create index import_claim_mine on import_claim (community_id, member_id) where done_at is null; -- myClaims
create index import_claim_queue on import_claim (community_id, answered_at) where answer = 'yes' and verdict is null; -- listClaims
select wall('import_claim');

create table claim_link (
  community_id uuid not null,
  id uuid not null,
  placeholder_id uuid not null,
  token_hash text not null,
  made_by uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by uuid,
  primary key (community_id, id),
  foreign key (community_id, placeholder_id) references member on delete cascade,
  foreign key (community_id, made_by) references member,
  foreign key (community_id, used_by) references member
);
create unique index claim_link_token on claim_link (community_id, token_hash);
create index claim_link_placeholder on claim_link (community_id, placeholder_id); -- only the newest works
select wall('claim_link');
