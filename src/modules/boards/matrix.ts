import { makeRule } from '#modules/automation/contract.ts'
import type { Examples } from '#tests/examples.ts'
import { makeBoard } from './contract.ts'
import { logHours } from './contract-hours.ts'
import { addLabel, addList } from './contract-lists.ts'
import { addTask } from './contract-tasks.ts'

const button = {
  name: 'Fertig',
  trigger: { name: 'boards.pressed', given: {} },
  conditions: [],
  actions: [{ name: 'boards.close', given: {} }],
}

export const examples: Examples = {
  async objects({ owner }) {
    const { id: boardId } = await owner.does(makeBoard, { title: 'Probe', audience: 'community' })
    const { id: listId } = await owner.does(addList, { boardId, title: 'Offen' })
    const { id: labelId } = await owner.does(addLabel, { boardId, name: 'Eilig', tone: 1 })
    const { id: taskId } = await owner.does(addTask, { listId, title: 'Probe', needed: 2 })
    const { id: hoursId } = await owner.does(logHours, { taskId, minutes: 30 })
    const { id: ruleId } = await owner.does(makeRule, { placeId: boardId, ...button })
    return { boardId, listId, labelId, taskId, hoursId, placeId: boardId, ruleId }
  },
  given: {
    'boards.makeBoard': () => ({ audience: 'community' }),
  },
}
