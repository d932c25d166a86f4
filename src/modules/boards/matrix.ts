/** One of each for the permission matrix: for texts, and for ids of others. */
import { sql } from 'kysely'
import { newId } from '#kernel/ids.ts'
import { makeRule } from '#modules/automation/contract.ts'
import type { Examples, Place } from '#tests/examples.ts'
import type { TestHouse } from '#tests/house.ts'
import { addCheckItem, addChecklist } from './checklists/contract.ts'
import { makeBoard } from './contract.ts'
import { addField, addOption } from './fields/contract.ts'
import { logHours } from './hours/contract.ts'
import { addLabel, addList } from './lists/contract.ts'
import { makeFeed } from './mine/contract-feed.ts'
import { makeShare } from './share/contract.ts'
import { addPart, addTask } from './task/contract.ts'
import { saveView } from './views/contract.ts'
import { setVoting } from './votes/contract.ts'

const button = {
  name: 'Fertig',
  trigger: { name: 'boards.pressed', given: {} },
  conditions: [],
  actions: [{ name: 'boards.close', given: {} }],
}

export const examples: Examples = {
  async objects({ owner, place, house }) {
    const { id: boardId } = await owner.does(makeBoard, { title: 'Probe', audience: 'community' })
    const { id: listId } = await owner.does(addList, { boardId, title: 'Offen' })
    const { id: labelId } = await owner.does(addLabel, { boardId, name: 'Eilig', tone: 1 })
    const { id: taskId } = await owner.does(addTask, { listId, title: 'Probe', needed: 2 })
    const { id: hoursId } = await owner.does(logHours, { taskId, minutes: 30 })
    const { id: ruleId } = await owner.does(makeRule, { placeId: boardId, ...button })
    const { id: checklistId } = await owner.does(addChecklist, { taskId, title: 'Probe' })
    const { id: itemId } = await owner.does(addCheckItem, { checklistId, text: 'Probe' })
    const { id: fieldId } = await owner.does(addField, { boardId, name: 'Probe', kind: 'choice' })
    const { options } = await owner.does(addOption, { fieldId, name: 'Probe' })
    const { id: forId } = await owner.does(addTask, { listId, title: 'Vorher' })
    const { id: partId } = await owner.does(addPart, { taskId, title: 'Teil' })
    const { id: viewId } = await owner.does(saveView, { boardId, name: 'Probe', query: 'view=table', isShared: true })
    await owner.does(makeFeed, {})
    const approvalId = await approvalOf(house, place, taskId)
    await owner.does(setVoting, { boardId, on: true })
    await owner.does(makeShare, { boardId })
    const { id: key } = await owner.does(makeBoard, { title: 'Für alle', audience: 'public' })
    const ofTask = { taskId, approvalId, hoursId, checklistId, itemId, forId, partId }
    return {
      boardId,
      placeId: boardId,
      ruleId,
      listId,
      labelId,
      fieldId,
      viewId,
      optionId: options[0]!.id,
      key,
      ...ofTask,
    }
  },
  given: {
    'boards.movePart': ({ partId }) => ({ taskId: partId }),
    'boards.makeTaskOfPart': ({ partId, listId }) => ({ taskId: partId, listId }),
    'boards.makePartOfTask': ({ taskId, forId }) => ({ taskId, parentId: forId }),
    'boards.setValue': ({ optionId }) => ({ value: optionId }),
    'boards.shiftTasks': ({ taskId, forId }) => ({ taskIds: [taskId, forId], days: 1 }),
    'boards.setRepeats': () => ({ rule: 'FREQ=DAILY' }),
    'boards.saveView': () => ({ query: 'view=table' }),
    'boards.addField': () => ({ kind: 'text', options: [] }),
    'boards.duplicateBoard': () => ({ audience: undefined, circleId: undefined, memberIds: undefined }),
    'boards.makeBoard': () => ({ audience: 'community' }),
  },
}

/** Asked by whoever made the task. Written by hand, as of a community of one nobody else can be asked. */
async function approvalOf(house: TestHouse['house'], place: Place, taskId: string): Promise<string> {
  const id = newId()
  await house.db.transaction(place.id, async (tx) => {
    tx.send(sql`insert into approval (community_id, id, task_id, asked_by, question, at)
      select community_id, ${id}::uuid, id, created_by, 'Passt das?', now() from subject
      where community_id = ${place.id} and id = ${taskId}`)
    tx.send(sql`insert into approval_answer (community_id, approval_id, member_id)
      values (${place.id}, ${id}, ${Object.values(place.members)[0]!})`)
  })
  return id
}
