/** One of each for the permission matrix: for texts, and for ids of others. */
import type { Examples } from '#tests/examples.ts'
import { makeForm } from './contract.ts'

export const QUESTION = '01890000-0000-7000-8000-00000000f001'
const questions = [{ id: QUESTION, kind: 'short' as const, question: 'Was?', becomes: 'title' as const }]
const text = { title: 'Probe', isPublic: true, questions, labelIds: [], assigneeId: null }

/** A form stands on a board, which brings its lists along (modules/boards/matrix.ts). */
export const examples: Examples = {
  async objects({ owner, ids }) {
    const { id: formId } = await owner.does(makeForm, { boardId: ids.boardId!, listId: ids.listId!, ...text })
    return { formId }
  },
  given: {
    'forms.makeForm': () => text,
    'forms.changeForm': () => ({ ...text, version: 1 }),
    'forms.sendForm': () => ({ version: 1, answers: { [QUESTION]: 'Probe' } }),
  },
}
