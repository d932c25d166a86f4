-- Whether a subject's audience names a member, through a circle or in person. A function, so that it costs nothing where
-- the audience is the whole community: as sub-selects it was planned into every look at a subject (.08 ms of each post).
-- `sees_private`: false cuts what a token without that scope must not see, hidden circles and direct conversations.
create function is_shared_with(
  of_community uuid, of_subject uuid, of_audience text, of_circle uuid, of_member uuid, sees_private boolean
) returns boolean language plpgsql stable parallel safe as $$
begin
  if of_audience = 'circle' and exists (
    select from circle_member cm join circle c on c.community_id = cm.community_id and c.id = cm.circle_id
    where cm.community_id = of_community and cm.circle_id = of_circle and cm.member_id = of_member
      and cm.standing = 'in' and (c.openness <> 'hidden' or sees_private))
  then return true; end if;
  return (of_audience <> 'direct' or sees_private) and is_let_in(of_community, of_subject, of_member);
end $$;
