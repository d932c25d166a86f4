import type { Examples } from '#tests/examples.ts'
import { makeBoard } from './contract.ts'
import { logHours } from './contract-hours.ts'
import { addLabel, addList } from './contract-lists.ts'
import { addTask } from './contract-tasks.ts'

export const examples: Examples = {
  async objects({ owner }) {
    const { id: boardId } = await owner.does(makeBoard, { title: 'Probe', audience: 'community' })
    const { id: listId } = await owner.does(addList, { boardId, title: 'Offen' })
    const { id: labelId } = await owner.does(addLabel, { boardId, name: 'Eilig', tone: 1 })
    const { id: taskId } = await owner.does(addTask, { listId, title: 'Probe', needed: 2 })
    const { id: hoursId } = await owner.does(logHours, { taskId, minutes: 30 })
    return { boardId, listId, labelId, taskId, hoursId }
  },
  given: {
    'boards.makeBoard': () => ({ audience: 'community' }),
  },
}
