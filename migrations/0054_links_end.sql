-- A link of a board ends by itself, and with whoever made it. Nobody knows who made those that were there: they end.
delete from board_share;
alter table board_share
  add column made_by uuid not null, -- or renewed it: it opens only what they may see
  add column expires_at timestamptz not null,
  add foreign key (community_id, made_by) references member;
create index board_share_by on board_share (community_id, made_by); -- erasing

-- Each question of a form has its own place, also of those that an archive brings.
update form_question q set place = n.place from (
  select community_id, form_id, id, row_number() over (partition by community_id, form_id order by place, id) - 1 as place
  from form_question
) n where q.community_id = n.community_id and q.form_id = n.form_id and q.id = n.id and q.place <> n.place;
drop index form_question_form;
create unique index form_question_form on form_question (community_id, form_id, place); -- getForm
