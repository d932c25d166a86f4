import type { Examples } from '#tests/examples.ts'
import { listSaved, remind, saveMessage } from './contract.ts'

export const examples: Examples = {
  async objects({ owner, subjectId, ids }) {
    await owner.does(saveMessage, { messageId: ids.messageId! })
    const [saved] = (await owner.does(listSaved, {})).items
    const reminder = await owner.does(remind, { subjectId, when: 'in 1 hour Probe' })
    return { savedId: saved!.id, reminderId: reminder.id }
  },
  given: {
    'keeping.remind': () => ({ when: 'in 2 hours Probe' }),
    'keeping.changeReminder': () => ({ when: 'in 2 hours' }),
  },
}
