-- What members say of themselves beyond words and skills, and what stewards say to those who asked to join.

alter table member
  add column hours smallint check (hours between 0 and 744), -- a month; null: not said
  add column free_time text not null default '', -- when, in their own words: evenings, Saturdays
  add column languages text[] not null default '{}', -- BCP 47 primary tags: de, tr
  add column time_zone text; -- IANA; null: not said

alter table join_request
  add column sentence text not null default ''; -- of the steward who decided; goes into the letter

-- Names and words are found whatever their accents and case: Ayse finds Ayşe, strasse finds Straße.
create collation folded (provider = icu, locale = 'und-u-ks-level1', deterministic = false);

create index community_doors on community (name collate "de-x-icu", id) where public_page and joining in ('open', 'request') and deleted_at is null; -- listDoors
