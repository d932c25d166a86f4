import { sql } from 'kysely'
import { newId } from '#kernel/ids.ts'
import type { Examples, Place } from '#tests/examples.ts'
import type { TestHouse } from '#tests/house.ts'
import { postMessage } from './contract.ts'
import { scheduleMessage } from './contract-scheduled.ts'

export const examples: Examples = {
  async objects({ owner, place, house, subjectId }) {
    const message = await owner.does(postMessage, { subjectId, text: 'Probe' })
    const scheduled = await owner.does(scheduleMessage, { subjectId, text: 'Probe', when: 'in 1 hour' })
    const previewId = await previewOn(house, place, message.id)
    return { messageId: message.id, threadId: message.id, scheduledId: scheduled.id, previewId, pageId: previewId }
  },
  given: { 'conversation.scheduleMessage': () => ({ when: 'in 2 hours' }) },
}

/** A page that the house has still to read. */
async function previewOn(house: TestHouse['house'], place: Place, messageId: string): Promise<string> {
  const id = newId()
  await house.db.transaction(place.id, async (tx) => {
    tx.send(sql`insert into outside_page (community_id, id, url, asked_at)
      values (${place.id}, ${id}, 'https://probe.example/', now())`)
    tx.send(sql`insert into message_preview (community_id, message_id, page_id, position)
      values (${place.id}, ${messageId}, ${id}, 1)`)
  })
  return id
}
