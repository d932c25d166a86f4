/** Tasks on boards of others, with all that hangs on them: half of the same community, half of other communities. */
import type pg from 'pg'
import { fold } from '#modules/search/fold.ts'
import { ABOUT, BEGINNINGS, LISTS, TITLES } from './fill-boards.ts'
import type { Place } from './ground.ts'

const ON_A_BOARD = 1_000
const LABELS = 9

/** `doers`: members of each place who have nothing to do with the boards that are measured. */
export async function fillOthers(pool: pg.Pool, places: Place[], doers: number, tasks: number): Promise<void> {
  const owner = await pool.connect()
  const run = (text: string, values: unknown[] = []) => owner.query(text, values)
  try {
    // References hold by the way it is made; checking five million of them would take longer than all the rest.
    await run('set session_replication_role = replica')
    await run('create temp table doer (community_id uuid, id uuid, n int)')
    for (const { community, members } of places)
      await run('insert into doer select $1, m, n - 1 from unnest($2::uuid[]) with ordinality as t(m, n)', [
        community,
        members.slice(-doers),
      ])
    await run('create temp table other_board (community_id uuid, id uuid, n int)')
    const [own, ...more] = places.map(({ community }) => community)
    await run(
      `insert into other_board select case when n % 2 = 0 then $1 else ($2::uuid[])[1 + n / 2 % cardinality($2::uuid[])] end,
         uuidv7(), n from generate_series(1, $3::int) n`,
      [own, more, Math.round(tasks / ON_A_BOARD)],
    )
    for (const step of ofBoards) await run(step)
    await run('create temp table other (community_id uuid, board_id uuid, id uuid, n int, board int)')
    // In the order in which they were made: boards live side by side.
    await run(
      `insert into other select community_id, id, uuidv7(t.n * interval '-7 hours' - b.n * interval '1 second'), t.n, b.n
       from other_board b, generate_series(1, ${ON_A_BOARD}) t(n) order by 3`,
    )
    await run('analyze other, other_board, other_list, other_label, doer')
    for (const step of ofTasks(doers)) await run(step)
    await run('drop table doer, other_board, other_list, other_label, other')
    await run('set session_replication_role = origin')
  } finally {
    owner.release()
  }
}

const ofBoards = [
  `insert into subject (community_id, id, kind, title, audience, created_at)
   select community_id, id, 'board', 'Board ' || n, 'community', now() from other_board`,
  'insert into board (community_id, id) select community_id, id from other_board',
  'create temp table other_list (board_id uuid, id uuid, n int)',
  `insert into other_list select id, uuidv7(), n from (select b.id, g as n from other_board b, generate_series(0, ${LISTS - 1}) g) x`,
  `insert into board_list (community_id, board_id, id, title, position)
   select b.community_id, b.id, l.id, 'List ' || l.n, 'a' || l.n from other_list l join other_board b on b.id = l.board_id`,
  'create temp table other_label (board_id uuid, id uuid, n int)',
  `insert into other_label select id, uuidv7(), n from (select b.id, g as n from other_board b, generate_series(0, ${LABELS - 1}) g) x`,
  `insert into label (community_id, id, board_id, name, tone, position)
   select b.community_id, l.id, b.id, 'Label ' || l.n, l.n % 8, 'a' || l.n from other_label l join other_board b on b.id = l.board_id`,
]

/** Each has a label and somebody who does it; of ten two have a checklist, one is talked about, one took hours, one waits. */
const ofTasks = (doers: number) => [
  `insert into subject (community_id, id, kind, title, audience, parent_id, created_at)
   select community_id, id, 'task', ${TITLES}, 'community', board_id, uuid_extract_timestamp(id) from other`,
  `insert into task (community_id, id, board_id, about, due_on, estimate_minutes, closed_at)
   select community_id, id, board_id, '${ABOUT}', current_date + n % 60 - 20, 90, case when n % 3 = 0 then now() end from other`,
  `insert into task_place (community_id, board_id, list_id, task_id, position)
   select o.community_id, o.board_id, l.id, o.id, 'b' || lpad(o.n::text, 5, '0') || 'V'
   from other o join other_list l on l.board_id = o.board_id and l.n = o.n % ${LISTS}`,
  `insert into task_label (community_id, task_id, label_id)
   select o.community_id, o.id, l.id from other o join other_label l on l.board_id = o.board_id and l.n = o.n % ${LABELS}`,
  `insert into task_assignee (community_id, task_id, member_id, since) select o.community_id, o.id, d.id, now()
   from other o join doer d on d.community_id = o.community_id and d.n = (o.board * 7 + o.n % 10) % ${doers}`,
  `insert into watch (community_id, member_id, subject_id, since)
   select community_id, member_id, task_id, since from task_assignee a where exists (select from other o where o.id = a.task_id)`,
  `with lists as (
     insert into checklist (community_id, id, task_id, title, position)
     select community_id, uuidv7(), id, 'Schritte', 'a0' from other where n % 10 in (1, 2) returning community_id, id, task_id
   )
   insert into checklist_item (community_id, id, checklist_id, task_id, text, position)
   select community_id, uuidv7(), id, task_id, 'Schritt ' || n, 'a' || n from lists, generate_series(1, 3) n`,
  `insert into message (community_id, id, subject_id, author_id, at, text)
   select o.community_id, uuidv7(), o.id, d.id, now(), 'Ich nehme die Nordseite.'
   from other o join doer d on d.community_id = o.community_id and d.n = 0, generate_series(1, 2) where o.n % 10 = 3`,
  `insert into task_hours (community_id, id, task_id, member_id, minutes, on_day, at)
   select o.community_id, uuidv7(), o.id, d.id, 60, current_date, now()
   from other o join doer d on d.community_id = o.community_id and d.n = 0 where o.n % 10 = 4`,
  `insert into task_wait (community_id, task_id, for_id) select o.community_id, o.id, f.id
   from other o join other f on f.board_id = o.board_id and f.n = o.n + 1 where o.n % 10 = 5`,
]

/** Of all tasks that are there what can be found, as the follower would write it; the indexes are built once it stands there. */
export async function fillFound(pool: pg.Pool): Promise<void> {
  const owner = await pool.connect()
  try {
    await owner.query('set session_replication_role = replica')
    const [indexes] = (
      await owner.query(`select array_agg(indexdef) as made, array_agg(indexname::text) as names from pg_indexes
      where tablename = 'search_entry' and indexname <> 'search_entry_pkey'`)
    ).rows
    for (const name of indexes.names) await owner.query(`drop index ${name}`)
    await owner.query('create temp table beginning (title text, folded text, words tsvector)')
    // Words are made once for each beginning: stemming every title would take minutes.
    await owner.query(
      `insert into beginning select title, folded, search_words(folded) || array_to_tsvector(string_to_array(trim(folded), ' '))
       from unnest($1::text[], $2::text[]) as t(title, folded)`,
      [BEGINNINGS, BEGINNINGS.map((title) => `${fold(title)}${fold(ABOUT).trimStart()}`)],
    )
    await owner.query(
      `insert into search_entry (community_id, kind, id, subject_id, is_talk, at, folded, words)
       select s.community_id, 'task', s.id, s.id, false, s.created_at, b.folded || right(s.title, 6) || ' ',
         b.words || array_to_tsvector(array[right(s.title, 6), '#' || s.id])
       from subject s join beginning b on b.title = left(s.title, -7) where s.kind = 'task'`,
    )
    await owner.query(
      `insert into search_word (community_id, word) select distinct c.id, w from community c, beginning,
         unnest(string_to_array(trim(folded), ' ')) w on conflict do nothing`,
    )
    await owner.query(`set maintenance_work_mem = '256MB'`)
    for (const index of indexes.made) await owner.query(index)
    await owner.query('drop table beginning')
    await owner.query('set session_replication_role = origin')
  } finally {
    owner.release()
  }
}
