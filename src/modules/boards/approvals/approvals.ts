/** Small approvals of a task. All who answer come one by one (its row is locked), so that exactly one of them decides. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import { handle, theCommunity } from '#kernel/perform.ts'
import { author, authorOf } from '#modules/communities/shapes.ts'
import { offerWaiting } from '#modules/mission/offers.ts'
import { maySee, type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import { type About, findTask, type TaskSeen } from '../find.ts'
import { lockTask } from '../locks.ts'
import { home } from '../mine/mine.ts'
import { isInside, isInUse, mayAnswer, mayWithdraw, mayWork, mustBeOpen } from '../rules.ts'
import { seers } from '../who-sees.ts'
import {
  type Approval,
  answerApproval,
  approvalAnswered,
  approvalAsked,
  approvalWithdrawn,
  askApproval,
  listApprovals,
  listMyApprovals,
  MOST_OPEN_APPROVALS,
  taskApproved,
  taskDeclined,
  withdrawApproval,
} from './contract.ts'

const MOST = 100

handle(askApproval, {
  find: findTask,
  allow: mayWork,
  async run(about) {
    const { db, community, actor, now, input, found: task, record, made, refuse } = about
    mustBeOpen(about, task)
    const asked = [...new Set(input.memberIds)]
    if (asked.includes(actor.memberId!)) throw refuse('not_oneself')
    const of = { community: community.id, task: task.id }
    if ((await db.rows(whoCanAnswer({ ...of, members: asked }))).length !== asked.length) throw refuse('no_such_member')
    // Of several who ask at once the last ones see how many there are.
    db.send(lockTask(of))
    if ((await db.one(openAt(of)))!.count >= MOST_OPEN_APPROVALS) throw refuse('too_many_approvals')
    const id = newId()
    db.send(insert({ ...of, id, by: actor.memberId!, question: input.question, now }))
    db.send(insertAsked({ community: community.id, id, members: asked }))
    record(approvalAsked, task.id, { boards: task.boards, approvalId: id })
    made(id)
    return readApproval(about, task, id)
  },
  again: (about) => readApproval(about, about.found, about.ref),
})

handle(listApprovals, {
  find: findTask,
  allow: mayWork,
  async run(about) {
    const { db, community, found: task } = about
    const rows = await db.rows(approvalsOf({ community: community.id, task: task.id }))
    return { items: rows.map((row) => shown(row, about, task)) }
  },
})

handle(listMyApprovals, {
  find: theCommunity,
  allow: isInside,
  run: async ({ db, actor, community }) => ({
    items: await db.rows(waitingForMe({ ...seerOf(actor), community: community.id })),
  }),
})

type Row = Omit<Approval, 'can'> & { taskId: string }
type Found = { approval: Row; task: TaskSeen }

async function findApproval(about: About & { input: { approvalId: string } }): Promise<Found | undefined> {
  const { db, community, input } = about
  const approval = await db.one(approvalById({ community: community.id, id: input.approvalId }))
  const task = approval && (await findTask({ ...about, input: { taskId: approval.taskId } }))
  return task && { approval, task }
}

handle(answerApproval, {
  find: findApproval,
  allow: mayAnswer,
  async run(about) {
    const { db, community, actor, now, input, found, record, refuse } = about
    const { task, approval } = found
    mustBeOpen(about, task)
    const of = { community: community.id, id: approval.id }
    if (approval.state !== 'open' || (await db.one(lock(of)))?.state !== 'open') throw refuse('decided')
    const { says } = input
    db.send(answer({ ...of, member: actor.memberId!, says, words: says ? input.words : '', now }))
    const decided = await db.one(decide({ ...of, now }))
    const data = { boards: task.boards, approvalId: approval.id }
    if (decided) record(decided.state === 'approved' ? taskApproved : taskDeclined, task.id, data)
    else record(approvalAnswered, task.id, { ...data, says, tells: says !== null })
    return readApproval(about, task, approval.id)
  },
})

handle(withdrawApproval, {
  find: findApproval,
  allow: mayWithdraw,
  async run({ db, community, now, found: { task, approval }, record, refuse }) {
    mustBeOpen({ refuse }, task)
    if (approval.state !== 'open') throw refuse('decided')
    if (!(await db.one(withdraw({ community: community.id, id: approval.id, now })))) throw refuse('decided')
    record(approvalWithdrawn, task.id, { boards: task.boards, approvalId: approval.id })
    return {}
  },
})

async function readApproval(about: About, task: TaskSeen, id: string): Promise<Approval> {
  return shown((await about.db.one(approvalById({ community: about.community.id, id })))!, about, task)
}

function shown(row: Row, { actor }: Pick<About, 'actor'>, task: TaskSeen): Approval {
  const { taskId: _, ...approval } = row
  const isOpen = row.state === 'open' && isInUse(task)
  const found = { approval: row, task }
  return {
    ...approval,
    can: { answer: isOpen && mayAnswer({ actor, found }), withdraw: isOpen && mayWithdraw({ actor, found }) },
  }
}

type Of = { community: string; task: string }
type OfOne = { community: string; id: string }

/** A member `m` who can say something at the task `s` that they see: they do so not merely as one of the public. */
const isNoOnlooker = sql`(m.kind = 'member' or exists (select from let_in l
  where l.community_id = s.community_id and l.subject_id = s.id and l.member_id = m.id))`
const takesPart = sql`(${maySee('m', 's')} and ${isNoOnlooker})`
/**
 * It waits for somebody, over an `approval p`. Whoever was asked and has left, or may not see the task any more, is waited
 * for no longer: those who are there decide. Looked at when it is read, as there are many ways to leave and to come back.
 */
const waits = sql`exists (select from approval_answer w join member m on m.community_id = w.community_id and m.id = w.member_id
  join subject s on s.community_id = p.community_id and s.id = p.task_id
  where w.community_id = p.community_id and w.approval_id = p.id and w.says is null and ${takesPart})`
const isOpen = sql`p.state = 'open' and ${waits}`

/** A row where somebody is still asked at one of these that is not done: asked before it becomes so. index approval_task */
export const openApproval = prepared(
  (a: { community: string; ids: string[] }) => sql<{ id: string }>`
    select p.id from approval p join task t on t.community_id = p.community_id and t.id = p.task_id and t.closed_at is null
    where p.community_id = ${a.community} and p.task_id = any(${a.ids}::uuid[]) and ${isOpen} limit 1`,
)
/** Without anybody to wait for it is what was said: a no would have decided it. */
const state = sql`case when p.state <> 'open' or ${waits} then p.state
  when exists (select from approval_answer w where w.community_id = p.community_id and w.approval_id = p.id
    and w.says = 'yes') then 'approved' else 'withdrawn' end`
const columns = sql`p.id, p.task_id, p.question, ${state} as state, iso(p.at) as at, iso(p.decided_at) as decided_at,
  ${authorOf(sql`p.community_id`, sql`p.asked_by`)} as by,
  coalesce((select json_agg(json_build_object('member', ${author('m')}, 'says', x.says, 'words', x.words) order by m.name, m.id)
    from approval_answer x join member m on m.community_id = x.community_id and m.id = x.member_id
    where x.community_id = p.community_id and x.approval_id = p.id), '[]'::json) as asked`
const approvalById = prepared(
  (a: OfOne) => sql<Row>`select ${columns} from approval p where p.community_id = ${a.community} and p.id = ${a.id}`,
)
const approvalsOf = prepared(
  (a: Of) => sql<Row>`
    select ${columns} from approval p where p.community_id = ${a.community} and p.task_id = ${a.task}
    order by (${isOpen}) desc, p.id desc limit ${sql.lit(MOST)}`,
)
const whoCanAnswer = prepared(
  (a: Of & { members: string[] }) => sql<{ id: string }>`
    select m.id from ${seers({ community: a.community, subject: a.task, members: a.members })} and ${isNoOnlooker}`,
)
const openAt = prepared(
  (a: Of) => sql<{ count: number }>`
    select count(*) from approval p where p.community_id = ${a.community} and p.task_id = ${a.task} and ${isOpen}`,
)
const insert = prepared(
  (a: Of & { id: string; by: string; question: string; now: Date }) => sql`
    insert into approval (community_id, id, task_id, asked_by, question, at)
    values (${a.community}, ${a.id}, ${a.task}, ${a.by}, ${a.question}, ${a.now})`,
)
const insertAsked = prepared(
  (a: OfOne & { members: string[] }) => sql`
    insert into approval_answer (community_id, approval_id, member_id)
    select ${a.community}::uuid, ${a.id}::uuid, m from unnest(${a.members}::uuid[]) m`,
)
const lock = prepared(
  (a: OfOne) => sql<{ state: string }>`
    select state from approval where community_id = ${a.community} and id = ${a.id} for no key update`,
)
const answer = prepared(
  (a: OfOne & { member: string; says: string | null; words: string; now: Date }) => sql`
    update approval_answer set says = ${a.says}, words = ${a.words},
      at = case when ${a.says}::text is not null then ${a.now}::timestamptz end
    where community_id = ${a.community} and approval_id = ${a.id} and member_id = ${a.member}`,
)
/** A row where this was the answer that counted. */
const decide = prepared(
  (a: OfOne & { now: Date }) => sql<{ state: string }>`
    update approval p set state = case when n.no > 0 then 'declined' else 'approved' end, decided_at = ${a.now}
    from (select count(*) as no from approval_answer
      where community_id = ${a.community} and approval_id = ${a.id} and says = 'no') n
    where p.community_id = ${a.community} and p.id = ${a.id} and p.state = 'open' and (n.no > 0 or not ${waits})
    returning p.state`,
)
const withdraw = prepared(
  (a: OfOne & { now: Date }) => sql<{ id: string }>`
    update approval set state = 'withdrawn', decided_at = ${a.now}
    where community_id = ${a.community} and id = ${a.id} and state = 'open' returning id`,
)
/** Of tasks that are open and do not rest. index approval_answer_mine */
const waiting = (a: Seer & { community: string }) => sql`approval_answer x
    join approval p on p.community_id = x.community_id and p.id = x.approval_id and p.state = 'open'
    join task t on t.community_id = p.community_id and t.id = p.task_id and t.closed_at is null ${home}
    where x.community_id = ${a.community} and x.member_id = ${a.member}::uuid and x.says is null
      and s.archived_at is null and b.archived_at is null and b.deleted_at is null and ${visible(a)}`
const waitingForMe = prepared(
  (a: Seer & { community: string }) => sql<{
    id: string
    question: string
    by: Approval['by']
    at: string
    task: { id: string; title: string }
    board: { id: string; title: string }
  }>`
    select p.id, p.question, iso(p.at) as at, ${authorOf(sql`p.community_id`, sql`p.asked_by`)} as by,
      json_build_object('id', s.id, 'title', s.title) as task, json_build_object('id', b.id, 'title', b.title) as board
    from ${waiting(a)} order by p.id limit ${sql.lit(MOST)}`,
)

offerWaiting({
  name: 'boards.approvals',
  look: prepared(
    (a: Seer & { community: string; now: Date }) => sql<{ count: number; days: number }>`
      select count(*), floor(extract(epoch from ${a.now}::timestamptz - min(w.at)) / 86400) as days
      from (select p.at from ${waiting(a)} order by p.id limit ${sql.lit(MOST)}) w having count(*) > 0`,
  ),
})
