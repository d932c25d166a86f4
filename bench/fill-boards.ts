/** Boards with tasks as groups have them: every one with labels and people, some with checklists, talk and parts. */
import type pg from 'pg'
import type { Place } from './ground.ts'

export const LISTS = 8
export const board = (n: number) => `01990000-00b0-7000-8000-${n.toString(16).padStart(12, '0')}`
export const list = (of: number, n: number) => board(0x1000000 + of * 0x100 + n)
const WHAT = 'Flyer verteilen,Hütte buchen,Förderantrag schreiben,Helfer anrufen,Wasser messen,Bericht prüfen'.split(
  ',',
)
const WHERE = 'an der Brücke,am Bahnhof,für den Aktionstag,mit der Schule,bis zum Sommer'.split(',')
/** What titles begin with. */
export const BEGINNINGS = Array.from({ length: 30 }, (_, n) => `${WHAT[n % 6]} ${WHERE[n % 5]}`)
const quoted = (words: string[]) => `array[${words.map((word) => `'${word}'`).join(', ')}]`
/** As people write them: no two alike, so that what comes over the line is as large as in life. */
export const TITLES = `(${quoted(BEGINNINGS)})[1 + n % ${BEGINNINGS.length}] || ' ' || left(md5(n::text), 6)`
export const ABOUT = 'Was zu tun ist'

/** The tasks of a board, in the order in which they stand. */
export async function fillBoard(owner: pg.Pool, { community, members }: Place, of: number, tasks: number) {
  const id = board(of)
  const values = [community, id]
  await owner.query(
    `insert into subject (community_id, id, kind, title, audience, created_at) values ($1, $2, 'board', 'Board', 'community', now())`,
    values,
  )
  await owner.query('insert into board (community_id, id) values ($1, $2)', values)
  const lists = Array.from({ length: LISTS }, (_, n) => list(of, n))
  await owner.query(
    `insert into board_list (community_id, board_id, id, title, position)
     select $1, $2, l, 'List ' || n, 'a' || n from unnest($3::uuid[]) with ordinality as t(l, n)`,
    [...values, lists],
  )
  await owner.query(
    `with made as (
       insert into subject (community_id, id, kind, title, audience, parent_id, created_at)
       select $1, uuidv7(n * interval '-7 hours'), 'task', ${TITLES}, 'community', $2, now()
       from generate_series(1, $3::int) n returning id
     ), tasks as (
       insert into task (community_id, id, board_id, about, due_on, estimate_minutes)
       select $1, id, $2, '${ABOUT}', current_date + 7, 90 from made
     )
     insert into task_place (community_id, board_id, list_id, task_id, position)
     select $1, $2, ($4::uuid[])[1 + n % $5], id, 'b' || lpad(n::text, 5, '0') || 'V'
     from (select id, (row_number() over (order by id))::int as n from made) m`,
    [...values, tasks, lists, LISTS],
  )
  await owner.query(
    `with labels as (
       insert into label (community_id, id, board_id, name, tone, position)
       select $1, uuidv7(), $2, 'Label ' || n, n % 8, 'a' || n from generate_series(1, 9) n returning id
     )
     insert into task_label (community_id, task_id, label_id)
     select $1, t.task_id, l.id from task_place t, (select id, row_number() over () as n from labels) l
     where t.community_id = $1 and t.board_id = $2 and (hashtext(t.task_id::text) + l.n) % 5 = 0`,
    values,
  )
  await owner.query(
    `insert into task_assignee (community_id, task_id, member_id, since)
     select $1, t.task_id, ($3::uuid[])[1 + (abs(hashtext(t.task_id::text)) + n) % cardinality($3::uuid[])], now()
     from task_place t, generate_series(0, 1) n where t.community_id = $1 and t.board_id = $2`,
    [...values, members],
  )
}

/** Every fifth task with a checklist of five, every tenth with three messages. */
export async function fillTasks(owner: pg.Pool, { community, members }: Place, of: number) {
  const values = [community, board(of)]
  await owner.query(
    `with lists as (
       insert into checklist (community_id, id, task_id, title, position)
       select $1, uuidv7(), task_id, 'Schritte', 'a0' from task_place
       where community_id = $1 and board_id = $2 and hashtext(task_id::text) % 5 = 0 returning id, task_id
     )
     insert into checklist_item (community_id, id, checklist_id, task_id, text, position, done_at)
     select $1, uuidv7(), id, task_id, 'Schritt ' || n, 'a' || n, case when n < 3 then now() end from lists, generate_series(1, 5) n`,
    values,
  )
  await owner.query(
    `insert into message (community_id, id, subject_id, author_id, at, text)
     select $1, uuidv7(), task_id, $3, now(), 'Ich nehme die Nordseite.' from task_place, generate_series(1, 3)
     where community_id = $1 and board_id = $2 and hashtext(task_id::text) % 10 = 0`,
    [...values, members[0]],
  )
}
