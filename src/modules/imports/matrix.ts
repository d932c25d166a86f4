import { sql } from 'kysely'
import { newId } from '#kernel/ids.ts'
import type { Examples, Place } from '#tests/examples.ts'
import type { TestHouse } from '#tests/house.ts'
import { beginUpload } from './contract.ts'

export const examples: Examples = {
  async objects({ owner, place, house }) {
    const { id: importId } = await owner.does(beginUpload, { name: 'probe.zip', size: 1 })
    return { importId, ...(await claimIn(house, place)) }
  },
}

/** Somebody from an import, whom a member says they are. */
function claimIn(house: TestHouse['house'], place: Place) {
  const [placeholderId, claimId] = [newId(), newId()]
  return house.db.transaction(place.id, async (tx) => {
    tx.send(sql`
      insert into member (community_id, id, kind, standing, name, created_at)
      values (${place.id}, ${placeholderId}, 'placeholder', 'active', 'Probe', now())`)
    tx.send(sql`
      insert into import_claim (community_id, id, placeholder_id, member_id, answer, answered_at, made_at)
      values (${place.id}, ${claimId}, ${placeholderId}, ${Object.values(place.members)[0]}, 'yes', now(), now())`)
    return { placeholderId, claimId }
  })
}
