/** What votes keep of a member. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { keeps, type PageOf, type Whose } from '#kernel/keeping.ts'
import { titleFor } from '../own.ts'

keeps('boards.votes', {
  names: { 'task_vote.member_id': 'goes' },
  forget({ db, community, member }) {
    db.send(takeVotes({ community, member }))
  },
  own: { votes: (of) => ownVotes(of) },
})

const takeVotes = prepared(
  (a: Whose) => sql`delete from task_vote where community_id = ${a.community} and member_id = ${a.member}`,
)
const ownVotes = prepared(
  (a: PageOf) => sql<{ id: string }>`
    select v.task_id as id, ${titleFor(a.member)} as task, iso(v.at) as at from task_vote v
    join subject s on s.community_id = v.community_id and s.id = v.task_id
    where v.community_id = ${a.community} and v.member_id = ${a.member} and v.task_id > ${a.after}::uuid
    order by v.task_id limit ${a.most}`,
)
