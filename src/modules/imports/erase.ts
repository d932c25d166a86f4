/** Whoever claimed what came under a name is erased with that name. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { keeps, type Whose } from '#kernel/keeping.ts'

keeps('imports.claims', {
  names: {
    'import_claim.member_id': 'goes',
    'import_claim.placeholder_id': 'stays',
    'import_claim.decided_by': 'stays',
    'claim_link.placeholder_id': 'stays',
    'claim_link.made_by': 'stays',
    'claim_link.used_by': 'stays',
    'import_run.made_by': 'stays',
    'import_run.undone_by': 'stays',
    'member.claimed_by': 'stays',
  },
  forget(of) {
    const whose = { community: of.community, member: of.member }
    of.db.send(forgetClaims(whose))
    of.db.send(blankClaimed(whose))
  },
})

const forgetClaims = prepared(
  (a: Whose) => sql`delete from import_claim where community_id = ${a.community} and member_id = ${a.member}`,
)
/** They are called as the member is from now on: communities/erase.ts comes first. */
const blankClaimed = prepared(
  (a: Whose) => sql`
    update member p set name = m.name, email_hash = null from member m
    where m.community_id = ${a.community} and m.id = ${a.member} and p.community_id = m.community_id
      and p.kind = 'placeholder' and p.claimed_by = m.id`,
)
