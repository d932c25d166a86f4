/** What votes, approvals and what is said of a board keep of a member. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { keeps, type PageOf, type Whose } from '#kernel/keeping.ts'
import { titleFor } from './own.ts'

keeps('boards.votes', {
  names: {
    'task_vote.member_id': 'goes',
    'approval.asked_by': 'stays',
    'approval_answer.member_id': 'stays',
    'board.ask_of': 'goes',
    'board_status.given_by': 'stays',
  },
  forget({ db, community, member }) {
    for (const query of [takeVotes, askNobody]) db.send(query({ community, member }))
  },
  removeWords({ db, community, member }) {
    for (const query of [blankQuestions, blankAnswers, blankStatus]) db.send(query({ community, member }))
  },
  own: {
    votes: (of) => ownVotes(of),
    approvals: (of) => ownApprovals(of),
    'approval-answers': (of) => ownAnswers(of),
    'board-status': (of) => ownStatus(of),
  },
})

const takeVotes = prepared(
  (a: Whose) => sql`delete from task_vote where community_id = ${a.community} and member_id = ${a.member}`,
)
const askNobody = prepared(
  (a: Whose) => sql`
    update board set ask_of = null, asked_at = null where community_id = ${a.community} and ask_of = ${a.member}`,
)
const blankQuestions = prepared(
  (a: Whose) => sql`update approval set question = '' where community_id = ${a.community} and asked_by = ${a.member}`,
)
const blankAnswers = prepared(
  (a: Whose) => sql`
    update approval_answer set words = '' where community_id = ${a.community} and member_id = ${a.member}`,
)
const blankStatus = prepared(
  (a: Whose) => sql`update board_status set text = '' where community_id = ${a.community} and given_by = ${a.member}`,
)
const ownVotes = prepared(
  (a: PageOf) => sql<{ id: string }>`
    select v.task_id as id, ${titleFor(a.member)} as task, iso(v.at) as at from task_vote v
    join subject s on s.community_id = v.community_id and s.id = v.task_id
    where v.community_id = ${a.community} and v.member_id = ${a.member} and v.task_id > ${a.after}::uuid
    order by v.task_id limit ${a.most}`,
)
const ownApprovals = prepared(
  (a: PageOf) => sql<{ id: string }>`
    select p.id, ${titleFor(a.member)} as task, p.question, p.state, iso(p.at) as at from approval p
    join subject s on s.community_id = p.community_id and s.id = p.task_id
    where p.community_id = ${a.community} and p.asked_by = ${a.member} and p.id > ${a.after}::uuid
    order by p.id limit ${a.most}`,
)
const ownAnswers = prepared(
  (a: PageOf) => sql<{ id: string }>`
    select x.approval_id as id, ${titleFor(a.member)} as task, x.says, x.words, iso(x.at) as at from approval_answer x
    join approval p on p.community_id = x.community_id and p.id = x.approval_id
    join subject s on s.community_id = p.community_id and s.id = p.task_id
    where x.community_id = ${a.community} and x.member_id = ${a.member} and x.approval_id > ${a.after}::uuid
    order by x.approval_id limit ${a.most}`,
)
const ownStatus = prepared(
  (a: PageOf) => sql<{ id: string }>`
    select x.id, ${titleFor(a.member)} as board, x.state, x.text, x.next_on, iso(x.at) as at from board_status x
    join subject s on s.community_id = x.community_id and s.id = x.board_id
    where x.community_id = ${a.community} and x.given_by = ${a.member} and x.id > ${a.after}::uuid
    order by x.id limit ${a.most}`,
)
