-- Moving in from systems with boards: what of a board came from where, how open each is to become, what opens its files.

alter table imported drop constraint imported_table_name_check;
alter table imported add constraint imported_table_name_check check (table_name in
  ('member', 'subject', 'message', 'file', 'board_list', 'label', 'board_field', 'field_option'));
alter table import_run
  add column audiences jsonb not null default '[]', -- what stewards chose for boards: [{ key, audience }]
  add column opens text; -- sealed: what opens linked files elsewhere; gone with the end of the run
