/** A board as it looks in the middle of a season: cards of every kind, long and short. */
import { changeBoard, getBoard, makeBoard } from '#modules/boards/contract.ts'
import { addLabel } from '#modules/boards/lists/contract.ts'
import { addTask, changeTask, closeTask, takeTask } from '#modules/boards/task/contract.ts'
import { postMessage } from '#modules/conversation/contract.ts'
import { upload } from '#modules/files/contract.ts'
import { pictureOf } from '../pictures.ts'
import type { Stage } from './browser.ts'

const DAY_MS = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)

/** Returns its id. */
export async function liveBoard({
  ana,
  ben,
  cem,
  world,
}: Pick<Stage, 'ana' | 'ben' | 'cem' | 'world'>): Promise<string> {
  const { members } = world.lahn
  const { id: boardId } = await ana.does(makeBoard, {
    title: 'Cleanup-Saison 2026',
    audience: 'community',
    lists: [{ title: 'Ideen' }, { title: 'Bereit' }, { title: 'In Arbeit' }, { title: 'Geschafft', closes: true }],
  })
  await ana.does(changeBoard, {
    boardId,
    about: 'Boote sind klar, Container noch nicht. Wenn Piet am Freitag fährt, steht alles.',
  })
  const { lists } = await ana.does(getBoard, { boardId })
  const [ideas, ready, doing, done] = lists.map(({ id }) => id) as [string, string, string, string]
  const label: Record<string, string> = {}
  for (const [tone, name] of ['Material', 'Schule', 'Transport', 'Boote', 'Sicherheit'].entries())
    label[name] = (await ana.does(addLabel, { boardId, name, tone })).id
  const add = async (listId: string, title: string, more: object = {}) =>
    (await ana.does(addTask, { listId, title, ...more })).id
  const said = async (taskId: string, times: number) => {
    for (let n = 0; n < times; n++) await ben.does(postMessage, { subjectId: taskId, text: `Gern, ${n + 1}` })
  }
  const barrier = await add(ideas, 'Schwimmende Müllsperre an der Ohm-Mündung ausprobieren', {
    labelIds: [label.Material],
    assigneeIds: [members.mara],
  })
  await said(barrier, 3)
  await add(ideas, 'Kneipe am Ufer fragen, ob sie Becher leihen')
  await add(ideas, 'Müll-Bingo für die 4b zeichnen', { labelIds: [label.Schule], needed: 1, dueOn: inDays(24) })
  const fetching = await add(ready, 'Container in Cölbe abholen und zum Bootshaus bringen', {
    labelIds: [label.Transport],
    needed: 2,
    dueOn: inDays(1),
    dueAt: `${inDays(1)}T15:00:00.000Z`,
  })
  await cem.does(takeTask, { taskId: fetching })
  await add(ready, 'Ausgabe der Handschuhe planen', {
    labelIds: [label.Material],
    assigneeIds: [members.ben, members.ana],
    dueOn: inDays(4),
  })
  await add(ready, 'Donaudampfschifffahrtsgesellschaftskapitänsmützenbeschaffungsantrag schreiben', {
    assigneeIds: [members.mara],
    dueOn: inDays(-2),
  })
  const boats = await add(doing, 'Drei Boote klarmachen', {
    labelIds: [label.Boote, label.Sicherheit],
    assigneeIds: [members.mara, members.cem, members.ana],
    dueOn: inDays(0),
    isMilestone: true,
  })
  await said(boats, 2)
  const { upload: picture } = await pictureOf('#7ba39c')
  const { id: cover } = await ana.does(upload, { subjectId: boats, name: 'Boote.png' }, { upload: picture })
  await ana.does(changeTask, { taskId: boats, cover })
  await add(doing, 'Treffpunkt mit der Stadt bestätigen', { assigneeIds: [members.ana], dueOn: inDays(0) })
  await add(doing, 'Elternbrief für die Klasse 4b auf Deutsch, Türkisch und Dari', { labelIds: [label.Schule] })
  for (const title of ['Vorab-Tour Wehrda: 340 kg geborgen', 'Handschuhe in Kindergrößen besorgen'])
    await add(done, title, { assigneeIds: [members.ben] })
  const permit = await add(done, 'Genehmigung der Wasserbehörde')
  await ana.does(closeTask, { taskId: permit })
  return boardId
}
