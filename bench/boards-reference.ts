/** The reference for boards: the same rows read and written by the bare driver. */
import { generateKeyBetween } from 'fractional-indexing'
import { v7 } from 'uuid'
import { barePool, serveBare } from './bare.ts'

const pool = barePool()

const OPEN = `select t.*, s.title, s.archived_at, p.list_id, p.position,
    array(select label_id from task_label x where x.community_id = t.community_id and x.task_id = t.id) as labels,
    array(select member_id from task_assignee x where x.community_id = t.community_id and x.task_id = t.id) as assignees,
    (select count(*) from message m where m.community_id = t.community_id and m.subject_id = t.id) as comments,
    (select count(*) from file f where f.community_id = t.community_id and f.subject_id = t.id) as files,
    (select sum(minutes) from task_hours h where h.community_id = t.community_id and h.task_id = t.id) as hours,
    (select json_build_array(count(done_at), count(*)) from checklist_item i where i.community_id = t.community_id and i.task_id = t.id) as items,
    (select json_build_array(count(closed_at), count(*)) from task c where c.community_id = t.community_id and c.parent_id = t.id) as parts,
    array(select for_id from task_wait w where w.community_id = t.community_id and w.task_id = t.id) as waits,
    (select json_object_agg(field_id, text) from task_value v where v.community_id = t.community_id and v.task_id = t.id) as values
  from task_place p join task t on t.community_id = p.community_id and t.id = p.task_id
  join subject s on s.community_id = t.community_id and s.id = t.id
  where p.community_id = $1 and p.board_id = $2 and s.archived_at is null and s.deleted_at is null order by p.position, p.task_id`
const GAP = `with at as (select position, task_id from task_place where community_id = $1 and list_id = $2 and task_id = $3::uuid),
    last as (select max(position) as position from task_place where community_id = $1 and list_id = $2)
  select coalesce((select position from at), (select position from last)) as before,
    (select p.position from task_place p, at where p.community_id = $1 and p.list_id = $2
      and (p.position, p.task_id) > (at.position, at.task_id) order by p.position, p.task_id limit 1) as after`
const CARD = OPEN.replace('p.board_id = $2', 'p.board_id = $2 and p.task_id = $3')

type Asked = { community: string; board: string; list: string; member: string; task?: string; after?: string }

async function write({ community, board, list, member, task, after }: Asked) {
  const client = await pool.connect()
  const run = (name: string, text: string, values: unknown[]) => client.query({ name, text, values })
  try {
    await client.query({ name: 'begin', text: 'begin' })
    await run('lock', 'select id from board_list where community_id = $1 and id = $2 for no key update', [
      community,
      list,
    ])
    const { rows } = await run('gap', GAP, [community, list, after ?? null])
    const { before, after: next } = rows[0]
    const key = generateKeyBetween(before, next !== null && next <= before ? null : next)
    const id = task ?? v7()
    if (task)
      await run('put', 'update task_place set list_id = $3, position = $4 where community_id = $1 and task_id = $2', [
        ...[community, id],
        ...[list, key],
      ])
    else {
      await run(
        'subject',
        `insert into subject (community_id, id, kind, title, audience, parent_id, created_by, created_at) values ($1, $2, 'task', 'Flyer verteilen', 'community', $3, $4, now())`,
        [community, id, board, member],
      )
      await run('task', 'insert into task (community_id, id, board_id) values ($1, $2, $3)', [community, id, board])
      await run(
        'place',
        'insert into task_place (community_id, board_id, list_id, task_id, position) values ($1, $2, $3, $4, $5)',
        [community, board, list, id, key],
      )
      await run('watch', 'insert into watch (community_id, member_id, subject_id, since) values ($1, $2, $3, now())', [
        ...[community, member, id],
      ])
    }
    const card = await run('card', CARD, [community, board, id])
    const head = await run('head', 'update log_head set seq = seq + 1 where community_id = $1 returning seq', [
      community,
    ])
    await run(
      'log',
      `insert into activity (community_id, seq, actor_id, operation, kind, subject_id, data, at) values ($1, $2, $3, 'move', 'moved', $4, $5, now())`,
      [community, head.rows[0].seq, member, id, { boards: [board], listId: list }],
    )
    await client.query({ name: 'commit', text: 'commit' })
    return card.rows[0]
  } finally {
    client.release()
  }
}

serveBare(async (body) => {
  const asked = JSON.parse(body) as Asked & { open?: true }
  const answer = asked.open
    ? (await pool.query({ name: 'open', text: OPEN, values: [asked.community, asked.board] })).rows
    : await write(asked)
  return JSON.stringify(answer)
})
