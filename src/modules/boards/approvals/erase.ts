/** What approvals keep of a member: what was decided stays, without a name. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { keeps, type PageOf, type Whose } from '#kernel/keeping.ts'
import { titleFor } from '../own.ts'

keeps('boards.approvals', {
  names: { 'approval.asked_by': 'stays', 'approval_answer.member_id': 'stays' },
  removeWords({ db, community, member }) {
    for (const query of [blankQuestions, blankAnswers]) db.send(query({ community, member }))
  },
  own: { approvals: (of) => ownApprovals(of), 'approval-answers': (of) => ownAnswers(of) },
})

const blankQuestions = prepared(
  (a: Whose) => sql`update approval set question = '' where community_id = ${a.community} and asked_by = ${a.member}`,
)
const blankAnswers = prepared(
  (a: Whose) => sql`
    update approval_answer set words = '' where community_id = ${a.community} and member_id = ${a.member}`,
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
