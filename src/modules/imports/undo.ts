/**
 * Takes an import back, 500 rows a transaction. What is still as it came and what nobody has used goes; all else is
 * marked with why it stays, and stays known, so that moving in again brings back only what went.
 */
import { type RawBuilder, sql } from 'kysely'
import { handle } from '#kernel/perform.ts'
import { batchTakenBack, MOST_ROWS, takeBack } from './contract-writing.ts'
import { hashInSql } from './ledger.ts'
import { isOperator } from './rules.ts'
import { boards, isNamedOnTasks, partsOfBoards, tasks } from './undo-boards.ts'
import { given, isSomebody, type Judged, type Pass, type Row, removeSubjects } from './undo-pass.ts'

type Run = {
  system: string
  space: string
  backPass: number
  backKey: string
  figures: { gone?: number }
  madeBy: string | null
}

handle(takeBack, {
  find: ({ db, community, input }) =>
    db.one(sql<Run>`
      select system, space, back_pass, back_key, figures, made_by from import_run
      where community_id = ${community.id} and id = ${input.importId} and state = 'undoing' for update`),
  allow: isOperator,
  async run({ db, found, community, input: { importId }, record }) {
    const pass = passes[found.backPass]
    if (!pass) return { isOver: true }
    const at = { db, community: community.id, host: found.madeBy }
    const rows = await db.rows(sql<Row>`
      select source_id as key, target_id as id, written_hash as hash from imported
      where community_id = ${community.id} and import_id = ${importId} and table_name = ${pass.table}
        and source_id > ${found.backKey} order by source_id limit ${MOST_ROWS}`)
    const isEnd = rows.length < MOST_ROWS
    const judged = rows.length > 0 ? await pass.judge(at, rows) : []
    const going = judged.filter(({ why }) => why === null).map(({ id }) => id)
    const staying = judged.filter(({ why }) => why !== null)
    const gone = (found.figures.gone ?? 0) + going.length
    const isOver = isEnd && !(pass.isAgain && gone > 0)
    if (going.length > 0) {
      pass.remove(at, going)
      db.send(sql`
        delete from imported where community_id = ${community.id} and import_id = ${importId}
          and table_name = ${pass.table} and source_id = any(${keysOf(rows, going)}::text[])`)
      if (pass.table in loud)
        record(batchTakenBack, null, { importId, table: pass.table as keyof typeof loud, count: going.length })
    }
    if (staying.length > 0) {
      const why = new Map(staying.map((one) => [one.id, one.why]))
      const kept = rows.filter(({ id }) => why.has(id))
      db.send(sql`
        update imported i set kept = t.why
        from unnest(${kept.map(({ key }) => key)}::text[], ${kept.map(({ id }) => why.get(id))}::text[]) as t(key, why)
        where i.community_id = ${community.id} and i.source = ${found.system} and i.source_space = ${found.space}
          and i.source_id = t.key`)
    }
    db.send(sql`
      update import_run set back_pass = ${found.backPass + (isOver ? 1 : 0)}, back_key = ${isEnd ? '' : rows.at(-1)!.key},
        figures = figures || jsonb_build_object('gone', ${isEnd ? 0 : gone}::int)
      where community_id = ${community.id} and id = ${importId}`)
    return { isOver: isOver && found.backPass === passes.length - 1 }
  },
})

/** What a follower may want to know of. */
const loud = { member: true, subject: true, message: true, file: true }

function keysOf(rows: Row[], ids: string[]): string[] {
  const going = new Set(ids)
  return rows.filter(({ id }) => going.has(id)).map(({ key }) => key)
}

/** Replies first: a head stays as long as one reply to it does. */
const messages = (which: RawBuilder<unknown>): Pass => ({
  table: 'message',
  judge: ({ db, community }, rows) =>
    db.rows(sql<Judged>`
      select t.id, case
        when ${isSomebody(sql`m.author_id`, 'm')} then 'claimed'
        when m.deleted_at is null and ${hashInSql(sql`m.text`)} <> t.hash then 'changed'
        when exists (select from message r where r.community_id = m.community_id and r.thread_id = m.id) then 'answered'
        when exists (select from reaction r where r.community_id = m.community_id and r.message_id = m.id
          and (r.at is not null or ${isSomebody(sql`r.member_id`, 'r')})) then 'reacted'
        end as why
      from ${given(rows)} join message m on m.community_id = ${community} and m.id = t.id and ${which}`),
  remove({ db, community }, ids) {
    db.send(sql`delete from file where community_id = ${community} and message_id = any(${ids}::uuid[])`)
    db.send(sql`
      with gone as (delete from message where community_id = ${community} and id = any(${ids}::uuid[])
        returning id, thread_id, deleted_at)
      update message h set reply_count = greatest(0, h.reply_count - r.many),
        last_reply_at = (select max(l.at) from message l where l.community_id = h.community_id and l.thread_id = h.id
          and l.deleted_at is null and l.id <> all(${ids}::uuid[]))
      from (select thread_id, count(*) filter (where deleted_at is null)::int as many from gone
        where thread_id is not null group by thread_id) r
      where h.community_id = ${community} and h.id = r.thread_id`)
  },
})

const files: Pass = {
  table: 'file',
  /** What is left hangs on a message that stays. */
  judge: ({ db, community }, rows) =>
    db.rows(sql<Judged>`
      select t.id, case when f.id is not null then 'in_use' end as why
      from ${given(rows)} left join file f on f.community_id = ${community} and f.id = t.id`),
  remove() {},
}

const subjects: Pass = {
  table: 'subject',
  judge: ({ db, community }, rows) =>
    db.rows(sql<Judged>`
      select t.id, case
        when ${hashInSql(sql`s.title || E'\n' || c.topic`)} <> t.hash then 'changed'
        when s.own_purpose_kind is not null or exists (
          select from subject k where k.community_id = s.community_id and k.parent_id = s.id) then 'linked'
        when exists (select from message m where m.community_id = s.community_id and m.subject_id = s.id)
          or exists (select from file f where f.community_id = s.community_id and f.subject_id = s.id) then 'in_use'
        when exists (select from let_in l where l.community_id = s.community_id and l.subject_id = s.id
            and ${isSomebody(sql`l.member_id`, 'l')})
          or exists (select from circle_member m where m.community_id = s.community_id and m.circle_id = s.circle_id
            and ${isSomebody(sql`m.member_id`, 'm')}) then 'claimed'
        end as why
      from ${given(rows)} join subject s on s.community_id = ${community} and s.id = t.id
      join channel c on c.community_id = s.community_id and c.id = s.id`),
  remove: removeSubjects,
}

const people: Pass = {
  table: 'member',
  judge: ({ db, community }, rows) =>
    db.rows(sql<Judged>`
      select t.id, case
        when p.claimed_by is not null or exists (select from import_claim a where a.community_id = p.community_id
          and a.placeholder_id = p.id and a.answer = 'yes') then 'claimed'
        when ${hashInSql(sql`p.name`)} <> t.hash then 'changed'
        when exists (select from message m where m.community_id = p.community_id and m.author_id = p.id and m.seq is null)
          or exists (select from reaction r where r.community_id = p.community_id and r.member_id = p.id and r.at is null)
          or exists (select from file f where f.community_id = p.community_id and f.uploaded_by = p.id)
          or ${isNamedOnTasks}
          or exists (select from subject s where s.community_id = p.community_id and s.created_by = p.id)
          or exists (select from circle_member c where c.community_id = p.community_id and c.member_id = p.id)
          or exists (select from let_in l where l.community_id = p.community_id and l.member_id = p.id) then 'in_use'
        end as why
      from ${given(rows)} join member p on p.community_id = ${community} and p.id = t.id and p.kind = 'placeholder'`),
  remove({ db, community }, ids) {
    db.send(sql`delete from member where community_id = ${community} and id = any(${ids}::uuid[])`)
  },
}

const passes: Pass[] = [
  messages(sql`m.thread_id is not null`),
  messages(sql`m.thread_id is null`),
  tasks,
  files,
  boards,
  ...partsOfBoards,
  subjects,
  people,
]
