/** A board as large as they come: a thousand tasks in eight lists, as a group has them after some years. */
import { getBoard, makeBoard } from '#modules/boards/contract.ts'
import { addLabel } from '#modules/boards/lists/contract.ts'
import { insertTasks, type NewTask } from '#modules/boards/offers.ts'
import { newId } from '../../src/kernel/ids.ts'
import type { Stage } from './browser.ts'

const TASKS = 1_000
const lists = ['Ideen', 'Später', 'Bereit', 'Ufer', 'Boote', 'Schule', 'In Arbeit', 'Geschafft']
const DAY_MS = 86_400_000
const dayOf = (n: number) => new Date(Date.now() + n * DAY_MS).toISOString().slice(0, 10)
const titles = [
  'Handschuhe in Kindergrößen besorgen',
  'Flyer verteilen',
  'Genehmigung der Wasserbehörde für den Abschnitt zwischen Wehrda und Cölbe einholen',
  'Container bestellen',
  'Elternbrief übersetzen',
]

/** Its id, and those of its lists; in each stand as many. Task 1 is the first of the first, task 2 of the second, and so on. */
export async function bigBoard({ ana, house, world }: Pick<Stage, 'ana' | 'house' | 'world'>) {
  const { members, id: community } = world.lahn
  const { id: boardId } = await ana.does(makeBoard, {
    title: 'Alles, was ansteht',
    audience: 'community',
    lists: lists.map((title, n) => ({ title, closes: n === lists.length - 1 })),
  })
  const listIds = (await ana.does(getBoard, { boardId })).lists.map(({ id }) => id)
  const labelIds: string[] = []
  for (const [tone, name] of ['Material', 'Schule', 'Transport'].entries())
    labelIds.push((await ana.does(addLabel, { boardId, name, tone })).id)
  const people = [members.ana, members.ben, members.cem]
  const task = (n: number): NewTask => ({
    id: newId(),
    boardId,
    parentId: null,
    places: [{ boardId, listId: listIds[n % listIds.length]! }],
    title: `${n + 1}: ${titles[n % titles.length]}`,
    about: '',
    startsOn: null,
    startsAt: null,
    dueOn: n % 3 === 0 ? dayOf((n % 40) - 5) : null,
    dueAt: null,
    createdBy: members.ana,
    createdAt: null,
    closedAt: n % listIds.length === listIds.length - 1 ? new Date().toISOString() : null,
    closedBy: null,
    archivedAt: null,
    isMilestone: n % 50 === 7,
    isTemplate: false,
    assigneeIds: n % 2 === 0 ? [people[n % 3]!, people[(n + 1) % 3]!] : [],
    labelIds: n % 4 === 0 ? [labelIds[n % 3]!] : [],
    values: [],
    checklists:
      n % 5 === 0
        ? [
            {
              title: 'Schritte',
              items: [0, 1, 2].map((at) => ({
                text: `Schritt ${at + 1}`,
                doneAt: at === 0 ? new Date().toISOString() : null,
                doneBy: null,
                assigneeId: null,
                dueOn: null,
              })),
            },
          ]
        : [],
  })
  const tasks = Array.from({ length: TASKS }, (_, n) => task(n))
  await house.db.transaction(community, (db) => insertTasks({ db, community, now: new Date() }, tasks))
  return { boardId, listIds }
}
