-- Parts of words are looked for among the words a community uses, and these like whole ones: an entry then costs its few
-- words instead of all their threes of letters. Entries carry what they are on as a word, so that the index itself leaves
-- out what a reader with few audiences may not see.

create table search_word (
  community_id uuid not null references community on delete cascade,
  word text not null, -- folded
  primary key (community_id, word)
);
create index search_word_parts on search_word using gin (community_id, word gin_trgm_ops); -- what holds a part
select wall('search_word');

-- Words of entries that went or became others: perhaps no entry holds them any more.
create table search_word_lost (
  community_id uuid not null references community on delete cascade,
  id uuid not null default gen_random_uuid(),
  words text[] not null,
  primary key (community_id, id)
);
select wall('search_word_lost');
create function lose_search_words() returns trigger language plpgsql as $$
begin
  -- Nothing is lost with a whole community.
  insert into search_word_lost (community_id, words) select c.id, string_to_array(trim(old.folded), ' ')
    from community c where c.id = old.community_id;
  return null;
end $$;
create trigger search_words_lost after delete on search_entry for each row execute function lose_search_words();
create trigger search_words_changed after update on search_entry for each row
  when (old.folded is distinct from new.folded) execute function lose_search_words();

-- By German and English stems; words as they stand are added by whoever writes the entry.
create or replace function search_words(folded text) returns tsvector language sql immutable parallel safe as $$
  select strip(to_tsvector('pg_catalog.german', folded)) || strip(to_tsvector('pg_catalog.english', folded))
$$;
create or replace function search_query(word text) returns tsquery language sql immutable parallel safe as $$
  select plainto_tsquery('pg_catalog.german', word) || plainto_tsquery('pg_catalog.english', word)
    || quote_literal(word)::tsquery
$$;
-- The same, and every word of the community that holds this one; of less than three letters, that begins with it.
create function search_parts(of_community uuid, part text) returns tsquery
language sql stable security definer set search_path = public as $$
  select search_query(part) || case when length(part) < 3 then (quote_literal(part) || ':*')::tsquery
    else coalesce((select string_agg(quote_literal(w.word), ' | ')::tsquery from search_word w
      where w.community_id = of_community and w.word like '%' || part || '%'), ''::tsquery) end
$$;
revoke all on function search_parts(uuid, text) from public;

drop index search_entry_words;
insert into search_word (community_id, word)
  select distinct e.community_id, w from search_entry e, unnest(string_to_array(trim(e.folded), ' ')) w
  where w <> '' and length(w) <= 300;
update search_entry e set words = search_words(e.folded)
  || array_to_tsvector(array(select w from unnest(string_to_array(trim(e.folded), ' ')) w where w <> '' and length(w) <= 300))
  || array_to_tsvector(array(select w from unnest(tsvector_to_array(e.words)) w where left(w, 1) in ('@', '/')))
  || array_to_tsvector(array['#' || coalesce(e.subject_id::text, '')]);
create index search_entry_words on search_entry using gin (community_id, kind, words); -- what is rare

create or replace function search_find(
  of_community uuid, of_member uuid, sees_private boolean, of_kind text,
  the_words text[], phrases text[], without text[], authors uuid[], places uuid[], flags text[], goal uuid,
  since timestamptz, until timestamptz, by_date boolean,
  after_rank float8, after_at timestamptz, after_id uuid, enough integer, most integer
) returns setof search_found language plpgsql stable security definer set search_path = public
  set enable_seqscan = off as $$
declare
  nowhere constant uuid := '00000000-0000-0000-0000-000000000000';
  few constant integer := 200; -- so many places are asked for in the index
  fewer constant integer := 64; -- and so many are read side by side
  whole constant text := array_to_string(the_words || phrases, ' ');
  is_in_places constant boolean := places is not null;
  is_member boolean;
  circles uuid[];
  subjects uuid[];
  query tsquery;
  exactly tsquery;
  one text;
  bounds text;
  plain text;
  aside text;
  holds text := '';
  lexemes text := '';
  asked text := '';
  rights text;
  rank text := '0::float8';
  near integer;
  looked_at integer;
  found search_found[];
begin
  if of_community is distinct from nullif(current_setting('app.community', true), '')::uuid then return; end if;
  select m.kind = 'member' into is_member from member m where m.community_id = of_community and m.id = of_member
    and m.standing = 'active' and m.kind in ('member', 'guest');
  if is_member is null then return; end if;
  circles := array(select cm.circle_id from circle_member cm where cm.community_id = of_community and cm.member_id = of_member
    and is_shared_with(of_community, nowhere, 'circle', cm.circle_id, of_member, sees_private));
  subjects := array(select s.id from let_in l join subject s on s.community_id = l.community_id and s.id = l.subject_id
    where l.community_id = of_community and l.member_id = of_member
      and is_shared_with(of_community, s.id, s.audience, s.circle_id, of_member, sees_private));
  rights := format('(e.subject_id is null or (s.deleted_at is null and (
      (s.audience = ''public'' and (not e.is_talk or s.talk_is_open or %1$L)) or (s.audience = ''community'' and %1$L)
      or (s.audience = ''circle'' and s.circle_id = any(%2$L::uuid[])) or s.id = any(%3$L::uuid[]))))',
    is_member, circles, subjects);
  if goal is not null then
    rights := rights || format(' and s.purpose_id = any(%L::uuid[])', array(with recursive below as (
      select goal as id union select s.id from below join subject s
        on s.community_id = of_community and s.parent_id = below.id and s.kind = 'goal')
      select id from below));
  end if;

  foreach one in array the_words loop
    query := coalesce(query && search_query(one), search_query(one));
    -- Less than three letters are looked for where words begin: inside of words they are everywhere.
    holds := holds || format(' and (e.folded like %L or e.words @@ %L::tsquery)',
      case when length(one) < 3 then '% ' else '%' end || one || '%', search_query(one));
  end loop;
  foreach one in array phrases loop
    -- By its words from the index; the order of those few is looked at in the row.
    exactly := (select string_agg(quote_literal(w), ' & ')::tsquery from unnest(string_to_array(one, ' ')) w);
    query := coalesce(query && exactly, exactly);
    lexemes := lexemes || format(' and e.words @@ %L::tsquery', exactly);
    asked := asked || format(' and e.folded like %L', '% ' || one || ' %');
  end loop;
  foreach one in array without loop
    asked := asked || format(' and e.folded not like %L and not e.words @@ %L::tsquery', '% ' || one || ' %', search_query(one));
  end loop;
  foreach one in array flags loop
    lexemes := lexemes || format(' and e.words @@ %L::tsquery', quote_literal('/' || one));
  end loop;
  if authors is not null then
    lexemes := lexemes || format(' and e.words @@ %L::tsquery',
      (select string_agg(quote_literal('@' || a), ' | ') from unnest(authors) a));
  end if;

  -- Where the reader looks; the rights are asked of each row below, all the same.
  places := coalesce(places, array(select s.id from subject s where s.community_id = of_community and s.deleted_at is null
    and (s.audience = 'public' or (s.audience = 'community' and is_member) or s.circle_id = any(circles) or s.id = any(subjects))
    limit few + 1));
  bounds := format('e.community_id = %L and e.kind = %L', of_community, of_kind)
    || case when is_in_places then format(' and e.subject_id = any(%L::uuid[])', places) else '' end
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

  -- Among the newest; then of few places side by side, which leaves out what others may see. Rights first.
  plain := format('select * from search_entry e where %s', bounds);
  aside := concat_ws(' union all ', (select string_agg(format('%s and e.subject_id = %L', plain, p), ' union all ')
      from unnest(places) p where cardinality(places) <= fewer),
    case when not is_in_places then plain || ' and e.subject_id is null' end);
  foreach near in array case when cardinality(places) <= fewer then array[1000, 2500] else array[5000, 12500] end loop
    execute format('select count(*), array_agg((e.id, %2$s, e.at, true)::search_found) filter (where %3$s %1$s)
      from (select * from (%4$s) e order by e.at desc, e.id desc limit %5$s) e
      left join subject s on s.community_id = %6$L and s.id = e.subject_id',
      holds || lexemes || asked, rank, rights, case near when 2500 then aside else plain end, near, of_community)
      into looked_at, found;
    if looked_at < near or cardinality(found) >= enough then
      return query select n.id, n.rank, n.at, looked_at < near from unnest(found) n
        where by_date or after_id is null or (n.rank, n.at, n.id) < (after_rank, after_at, after_id)
        order by n.rank desc, n.at desc, n.id desc limit most;
      return;
    end if;
    -- More of the newest only where so many more will do; the index holds few then.
    exit when cardinality(places) > fewer and coalesce(cardinality(found), 0) * 2 < enough;
  end loop;

  foreach one in array the_words loop
    lexemes := lexemes || format(' and e.words @@ %L::tsquery', search_parts(of_community, one));
  end loop;
  if cardinality(places) <= few then
    lexemes := lexemes || format(' and e.words @@ %L::tsquery',
      (select '''#''' || coalesce(string_agg(format(' | ''#%s''', p), ''), '') from unnest(places) p));
  end if;
  return query execute format('with found as materialized (select e.* from search_entry e where %s %s)
    select n.*, true from (select e.id, %s as rank, e.at from found e
      left join subject s on s.community_id = %L and s.id = e.subject_id where %s) n
    where %L or %L::uuid is null or (n.rank, n.at, n.id) < (%L::float8, %L::timestamptz, %L::uuid)
    order by n.rank desc, n.at desc, n.id desc limit %s',
    bounds, lexemes || asked, rank, of_community, rights, by_date, after_id, after_rank, after_at, after_id, most);
end $$;

-- Takes out what no entry holds any more, of one community a time; answers how many entries that had gone it looked at.
-- The cursor's lock keeps the follower from relying on a word meanwhile.
create function forget_search_words(most integer) returns integer
language plpgsql volatile security definer set search_path = public as $$
declare
  of_community uuid := (select l.community_id from search_word_lost l limit 1);
  lost uuid[];
begin
  perform from follower_cursor f where f.community_id = of_community and f.follower = 'search' for update;
  lost := array(select l.id from search_word_lost l where l.community_id = of_community limit most);
  delete from search_word w using (select distinct unnest(l.words) as word from search_word_lost l
      where l.community_id = of_community and l.id = any(lost)) t
    where w.community_id = of_community and w.word = t.word and not exists (select from search_entry e
      where e.community_id = of_community and e.words @@ quote_literal(w.word)::tsquery);
  delete from search_word_lost l where l.community_id = of_community and l.id = any(lost);
  return cardinality(lost);
end $$;
revoke all on function forget_search_words(integer) from public;
grant execute on function forget_search_words(integer) to leitstern_clerk;
