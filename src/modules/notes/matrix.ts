import type { Examples } from '#tests/examples.ts'
import { makeNote } from './contract.ts'

export const examples: Examples = {
  async objects({ owner, subjectId }) {
    const note = await owner.does(makeNote, { subjectId, title: 'Probe', text: 'Probe' })
    return { noteId: note.id }
  },
  given: {
    'notes.listNotes': ({ subjectId }) => ({ subjectId }),
    'notes.makeNote': ({ subjectId }) => ({ subjectId }),
  },
}
