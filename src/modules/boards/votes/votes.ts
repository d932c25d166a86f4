/** Votes on tasks. The count on the card is kept by the database (0050), so it is exact however many vote at once. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { author } from '#modules/communities/shapes.ts'
import { readBoard } from '../board/read-board.ts'
import { boardChanged } from '../contract.ts'
import { type About, findBoard, findTask, type TaskSeen } from '../find.ts'
import { isInUse, mayTend, mayWork, mustBeOpen } from '../rules.ts'
import { listVotes, MOST_VOTERS, setVoting, taskVoted, type Votes, voteForTask } from './contract.ts'

handle(setVoting, {
  find: findBoard,
  allow: mayTend,
  async run(about) {
    const { db, community, input, found: board, record } = about
    mustBeOpen(about, board)
    if (await db.one(turn({ community: community.id, id: board.id, on: input.on })))
      record(boardChanged, board.id, { renamed: false })
    return readBoard(about, board)
  },
})

handle(listVotes, { find: findTask, allow: () => true, run: (about) => readVotes(about, about.found) })

handle(voteForTask, {
  find: findTask,
  allow: mayWork,
  async run(about) {
    const { db, community, actor, now, input, found: task, record, refuse } = about
    mustBeOpen(about, task)
    const of = { community: community.id, task: task.id, member: actor.memberId! }
    if (!(await db.one(wantsVotes(of)))?.isOn) throw refuse('no_voting')
    if (await db.one(input.on ? give({ ...of, now }) : takeBack(of)))
      record(taskVoted, task.id, { boards: task.boards })
    return readVotes(about, task)
  },
})

async function readVotes({ db, actor, community }: About, task: TaskSeen): Promise<Votes> {
  const takesPart = mayWork({ actor, found: task })
  const row = (await db.one(votesOf({ community: community.id, task: task.id, member: actor.memberId })))!
  const can = { vote: row.isOn && takesPart && isInUse(task) }
  return { ...row, by: takesPart ? row.by : [], can }
}

type Of = { community: string; task: string }

const turn = prepared(
  (a: { community: string; id: string; on: boolean }) => sql<{ id: string }>`
    update board set votes = ${a.on}::boolean where community_id = ${a.community} and id = ${a.id}
      and votes <> ${a.on}::boolean returning id`,
)
const wantsVotes = prepared(
  (a: Of) => sql<{ isOn: boolean }>`
    select b.votes as is_on from task t join board b on b.community_id = t.community_id and b.id = t.board_id
    where t.community_id = ${a.community} and t.id = ${a.task}`,
)
const give = prepared(
  (a: Of & { member: string; now: Date }) => sql<{ taskId: string }>`
    insert into task_vote (community_id, task_id, member_id, at)
    values (${a.community}, ${a.task}, ${a.member}, ${a.now}) on conflict do nothing returning task_id`,
)
const takeBack = prepared(
  (a: Of & { member: string }) => sql<{ taskId: string }>`
    delete from task_vote where community_id = ${a.community} and task_id = ${a.task} and member_id = ${a.member}
    returning task_id`,
)
const votesOf = prepared(
  (a: Of & { member: string | null }) => sql<Omit<Votes, 'can'>>`
    select b.votes as is_on, t.votes, exists (select from task_vote v where v.community_id = t.community_id
        and v.task_id = t.id and v.member_id = ${a.member}::uuid) as is_mine,
      coalesce((select json_agg(${author('m')} order by first.at, first.member_id) from (
        select v.member_id, v.at from task_vote v where v.community_id = t.community_id and v.task_id = t.id
        order by v.at, v.member_id limit ${sql.lit(MOST_VOTERS)}) first
        join member m on m.community_id = ${a.community} and m.id = first.member_id), '[]'::json) as by
    from task t join board b on b.community_id = t.community_id and b.id = t.board_id
    where t.community_id = ${a.community} and t.id = ${a.task}`,
)
