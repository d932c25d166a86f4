/** What waits for somebody goes with them. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { keeps, type Whose } from '#kernel/keeping.ts'

keeps('attention.notices', {
  names: {
    'notice.member_id': 'goes',
  },
  forget: (of) => of.db.send(forgetNotices({ community: of.community, member: of.member })),
})

const forgetNotices = prepared(
  (a: Whose) => sql`delete from notice where community_id = ${a.community} and member_id = ${a.member}`,
)
