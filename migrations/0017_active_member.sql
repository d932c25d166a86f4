-- Who a person is in one community: one look at one index, instead of all their communities.
create function active_member(of_community uuid, of_person uuid)
returns table (id uuid, kind text, role text)
language sql stable security definer set search_path = public as $$
  select m.id, m.kind, m.role from member m
  where m.community_id = of_community and m.person_id = of_person
    and m.standing = 'active' and m.kind in ('member', 'guest')
$$;
revoke all on function active_member(uuid, uuid) from public;
grant execute on function active_member(uuid, uuid) to leitstern_clerk;
