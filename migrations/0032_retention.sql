-- What jobs removed, for the report on how long what is kept.

alter table job add column removed bigint not null default 0; -- in all
alter table job add column last_removed bigint not null default 0; -- when it last removed anything
alter table job add column last_removed_at timestamptz;
