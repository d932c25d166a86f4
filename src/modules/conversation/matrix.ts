import type { Examples } from '#tests/examples.ts'
import { postMessage } from './contract.ts'
import { scheduleMessage } from './contract-scheduled.ts'

export const examples: Examples = {
  async objects({ owner, subjectId }) {
    const message = await owner.does(postMessage, { subjectId, text: 'Probe' })
    const scheduled = await owner.does(scheduleMessage, { subjectId, text: 'Probe', when: 'in 1 hour' })
    return { messageId: message.id, threadId: message.id, scheduledId: scheduled.id }
  },
  given: { 'conversation.scheduleMessage': () => ({ when: 'in 2 hours' }) },
}
