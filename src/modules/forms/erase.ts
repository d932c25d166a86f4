/** What forms keep of a member: whom they give what comes; what was sent is the task's. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { keeps, type Whose } from '#kernel/keeping.ts'

keeps('forms.forms', {
  names: { 'form.assignee_id': 'goes' },
  forget: ({ db, community, member }) => db.send(unassign({ community, member })),
})

const unassign = prepared(
  (a: Whose) => sql`
    update form set assignee_id = null where community_id = ${a.community} and assignee_id = ${a.member}`,
)
