-- What can be found: one row for each, written by the follower of the log (modules/search), read through one function.
-- Under row-level security only leakproof operators may use an index, and neither `@@` nor `like` is one.

create extension if not exists pg_trgm;
create extension if not exists btree_gin; -- community and kind in the same index as the words

-- Words of a text that was folded before (modules/search/fold.ts): as they stand, and by German and English stems.
create function search_words(folded text) returns tsvector language sql immutable parallel safe as $$
  select strip(to_tsvector('pg_catalog.german', folded)) || strip(to_tsvector('pg_catalog.english', folded))
    || strip(to_tsvector('pg_catalog.simple', folded))
$$;
create function search_query(word text) returns tsquery language sql immutable parallel safe as $$
  select plainto_tsquery('pg_catalog.german', word) || plainto_tsquery('pg_catalog.english', word)
    || plainto_tsquery('pg_catalog.simple', word)
$$;

create table search_entry (
  community_id uuid not null references community on delete cascade,
  kind text not null,
  id uuid not null,
  subject_id uuid, -- whose audience decides; null: the community's own, such as a member
  is_talk boolean not null, -- said on the subject: of a public one heard by those inside only
  at timestamptz not null,
  folded text not null, -- ' word word ': spaces at both ends, so that a word's beginning can be asked for
  words tsvector not null, -- and what is asked for like a word: '@' || author, '/link', '/file', '/thread' …
  primary key (community_id, kind, id),
  foreign key (community_id, subject_id) references subject on delete cascade
);
create index search_entry_newest on search_entry (community_id, kind, at desc, id desc); -- what is frequent
create index search_entry_subject on search_entry (community_id, subject_id, kind, at desc, id desc); -- in one place
create index search_entry_words on search_entry using gin (community_id, kind, words, folded gin_trgm_ops); -- what is rare
select wall('search_entry');

-- Whoever deletes a file's row (purge, a conversation's end) leaves no name of it behind.
create function forget_found_file() returns trigger language plpgsql as $$
begin
  delete from search_entry e where e.community_id = old.community_id and e.kind = 'file' and e.id = old.id;
  return null;
end $$;
create trigger file_not_found after delete on file for each row execute function forget_found_file();

create type search_found as (id uuid, rank float8, at timestamptz, is_all boolean); -- is_all: there are no more than these and those before and after

-- The ids of one kind that a member may see and that hold what was asked for, best or newest first. Frequent words are
-- looked for among the newest rows, rare ones in the words' index: neither alone is quick at both. By relevance the best
-- of those newest are the answer where they are enough, so that pages follow each other.
-- Rights are those of now. The rows are then read under row-level security by `visible()`, which has the last word; the
-- member's circles and subjects are asked of the same function that it asks.
create function search_find(
  of_community uuid, of_member uuid, sees_private boolean, of_kind text,
  the_words text[], phrases text[], without text[], authors uuid[], places uuid[], flags text[], goal uuid,
  since timestamptz, until timestamptz, by_date boolean,
  after_rank float8, after_at timestamptz, after_id uuid, enough integer, most integer
) returns setof search_found language plpgsql stable security definer set search_path = public
  set enable_seqscan = off as $$
declare
  nowhere constant uuid := '00000000-0000-0000-0000-000000000000';
  whole constant text := array_to_string(the_words || phrases, ' ');
  is_member boolean;
  query tsquery;
  one text;
  bounds text;
  asked text := '';
  rights text;
  rank text := '0::float8';
  near integer;
  looked_at integer;
  matching integer;
  found search_found[];
begin
  if of_community is distinct from nullif(current_setting('app.community', true), '')::uuid then return; end if;
  select m.kind = 'member' into is_member from member m where m.community_id = of_community and m.id = of_member
    and m.standing = 'active' and m.kind in ('member', 'guest');
  if is_member is null then return; end if;
  rights := format('(e.subject_id is null or (s.deleted_at is null and (
      (s.audience = ''public'' and (not e.is_talk or s.talk_is_open or %1$L)) or (s.audience = ''community'' and %1$L)
      or (s.audience = ''circle'' and s.circle_id = any(%2$L::uuid[])) or s.id = any(%3$L::uuid[]))))',
    is_member,
    array(select cm.circle_id from circle_member cm where cm.community_id = of_community and cm.member_id = of_member
      and is_shared_with(of_community, nowhere, 'circle', cm.circle_id, of_member, sees_private)),
    array(select s.id from let_in l join subject s on s.community_id = l.community_id and s.id = l.subject_id
      where l.community_id = of_community and l.member_id = of_member
        and is_shared_with(of_community, s.id, s.audience, s.circle_id, of_member, sees_private)));
  if goal is not null then
    rights := rights || format(' and s.purpose_id = any(%L::uuid[])', array(with recursive below as (
      select goal as id union select s.id from below join subject s
        on s.community_id = of_community and s.parent_id = below.id and s.kind = 'goal')
      select id from below));
  end if;

  foreach one in array the_words loop
    query := coalesce(query && search_query(one), search_query(one));
    -- Less than three letters are looked for where words begin: inside of words they are everywhere.
    asked := asked || format(' and (e.words @@ %L::tsquery or e.folded like %L)', search_query(one),
      case when length(one) < 3 then '% ' else '%' end || one || '%');
  end loop;
  foreach one in array phrases loop
    -- By its words from the index; the order of those few is looked at in the row.
    query := coalesce(query && plainto_tsquery('pg_catalog.simple', one), plainto_tsquery('pg_catalog.simple', one));
    asked := asked || format(' and e.words @@ %L::tsquery and e.folded || '''' like %L',
      plainto_tsquery('pg_catalog.simple', one), '% ' || one || ' %');
  end loop;
  foreach one in array without loop
    asked := asked || format(' and not e.words @@ %L::tsquery and e.folded not like %L', search_query(one), '% ' || one || ' %');
  end loop;
  foreach one in array flags loop
    asked := asked || format(' and e.words @@ %L::tsquery', quote_literal('/' || one));
  end loop;
  if authors is not null then
    asked := asked || format(' and e.words @@ %L::tsquery',
      (select string_agg(quote_literal('@' || a), ' | ') from unnest(authors) a));
  end if;

  bounds := format('e.community_id = %L and e.kind = %L', of_community, of_kind)
    || case when places is not null then format(' and e.subject_id = any(%L::uuid[])', places) else '' end
    || case when since is not null then format(' and e.at >= %L', since) else '' end
    || case when until is not null then format(' and e.at < %L', until) else '' end
    || case when by_date and after_at is not null
      then format(' and (e.at, e.id) < (%L::timestamptz, %L::uuid)', after_at, after_id) else '' end;
  -- A name that is just this, that begins so, or of which a word does; then words; a year counts as much as half of one.
  if not by_date then
    rank := format('round((coalesce(ts_rank(e.words, %L::tsquery), 0) * 8
        + case when e.folded = %L then 9 when e.folded like %L then 4 when e.folded like %L then 1 else 0 end
        + extract(epoch from e.at)::float8 / 31557600 * .4)::numeric, 5)::float8',
      query, ' ' || whole || ' ', ' ' || whole || '%', '% ' || whole || '%');
  end if;

  foreach near in array array[5000, 25000] loop
    execute format('select count(*), count(*) filter (where true %1$s),
        array_agg((e.id, %2$s, e.at, true)::search_found) filter (where true %1$s and %3$s)
      from (select * from search_entry e where %4$s order by e.at desc, e.id desc limit %5$s) e
      left join subject s on s.community_id = %6$L and s.id = e.subject_id',
      asked, rank, rights, bounds, near, of_community)
      into looked_at, matching, found;
    if looked_at < near or cardinality(found) >= enough then
      return query select n.id, n.rank, n.at, looked_at < near from unnest(found) n
        where by_date or after_id is null or (n.rank, n.at, n.id) < (after_rank, after_at, after_id)
        order by n.rank desc, n.at desc, n.id desc limit most;
      return;
    end if;
    -- More of them only where so many more will do, or where the index would give too many.
    exit when coalesce(cardinality(found), 0) * 5 < enough and matching * 50 < near;
  end loop;
  return query execute format('with found as materialized (select e.* from search_entry e where %s %s)
    select n.*, true from (select e.id, %s as rank, e.at from found e
      left join subject s on s.community_id = %L and s.id = e.subject_id where %s) n
    where %L or %L::uuid is null or (n.rank, n.at, n.id) < (%L::float8, %L::timestamptz, %L::uuid)
    order by n.rank desc, n.at desc, n.id desc limit %s',
    bounds, asked, rank, of_community, rights, by_date, after_id, after_rank, after_at, after_id, most);
end $$;
do $$
declare finds constant text := 'search_find(uuid, uuid, boolean, text, text[], text[], text[], uuid[], uuid[], text[], uuid,
  timestamptz, timestamptz, boolean, float8, timestamptz, uuid, integer, integer)';
begin
  execute 'revoke all on function ' || finds || ' from public';
  execute 'grant execute on function ' || finds || ' to leitstern_app';
end $$;
