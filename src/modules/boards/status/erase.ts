/** What is said of boards keeps of a member, and that they are asked for it. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { keeps, type PageOf, type Whose } from '#kernel/keeping.ts'
import { titleFor } from '../own.ts'

keeps('boards.status', {
  names: { 'board.ask_of': 'goes', 'board_status.given_by': 'stays' },
  forget({ db, community, member }) {
    db.send(askNobody({ community, member }))
  },
  removeWords({ db, community, member }) {
    db.send(blankStatus({ community, member }))
  },
  own: { 'board-status': (of) => ownStatus(of) },
})

const askNobody = prepared(
  (a: Whose) => sql`
    update board set ask_of = null, asked_at = null where community_id = ${a.community} and ask_of = ${a.member}`,
)
const blankStatus = prepared(
  (a: Whose) => sql`update board_status set text = '' where community_id = ${a.community} and given_by = ${a.member}`,
)
const ownStatus = prepared(
  (a: PageOf) => sql<{ id: string }>`
    select x.id, ${titleFor(a.member)} as board, x.state, x.text, x.next_on, iso(x.at) as at from board_status x
    join subject s on s.community_id = x.community_id and s.id = x.board_id
    where x.community_id = ${a.community} and x.given_by = ${a.member} and x.id > ${a.after}::uuid
    order by x.id limit ${a.most}`,
)
