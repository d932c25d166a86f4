import type { Examples } from '#tests/examples.ts'

const button = {
  trigger: { name: 'boards.pressed', given: {} },
  conditions: [],
  actions: [{ name: 'boards.close', given: {} }],
}

/** A rule stands on a board, which brings one along (modules/boards/matrix.ts). */
export const examples: Examples = {
  given: {
    'automation.makeRule': () => button,
    'automation.changeRule': () => button,
    'automation.tryRule': ({ taskId }) => ({ subjectId: taskId }),
    'automation.pressButton': ({ taskId }) => ({ subjectId: taskId }),
  },
}
