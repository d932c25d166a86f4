-- Which metrics everyone sees where their goal is public.

alter table metric add column is_public boolean not null default true; -- false: members only, and so are its readings
