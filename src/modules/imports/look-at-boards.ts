/** What boards a source has, and what would come of them. */
import type { BoardFound } from './contract.ts'
import { keyOf } from './ledger.ts'
import { inPieces, type Knows, lookAtFiles, type Said } from './looking.ts'
import { allBoards } from './open-export.ts'
import type { Known } from './rows.ts'
import { boardRow, keyOfTask, keysOfBoard, type Local, meetBoard, taskRow } from './rows-boards.ts'
import { count, type ImportCounts, type ImportSource, inBatches } from './source.ts'
import { Waits } from './waits.ts'

type Looking = {
  known: Known
  noted: ImportCounts
  local: Local
  knows: Knows
  said: Said
  fetch: { files: number; bytes: number }
}

/** Boards and tasks of a source, counted; nothing is written. */
export async function lookAtBoards(source: ImportSource, { known, noted, local, knows, said, fetch }: Looking) {
  const figures = { boards: 0, lists: 0, labels: 0, customFields: 0, tasks: 0, subtasks: 0, checklistItems: 0 }
  const also = { files: 0, withBytes: 0, dependencies: 0 }
  const boards: BoardFound[] = []
  const tasksOn = new Map<string, number>()
  for (const board of await allBoards(source)) {
    const row = boardRow(board, known, { noted, local, choose: () => undefined, hostId: null })
    const { options, ...keys } = keysOfBoard(row)
    const all = [...Object.values(keys).flat(), ...options].map((key) => [key, key])
    meetBoard(known, board, row, { ...Object.fromEntries(all), [row.key]: board.sourceId })
    const here = await inPieces([row.key, ...Object.values(keys).flat()], knows)
    if (!here.has(row.key)) figures.boards++
    for (const [what, all] of Object.entries(keys))
      figures[what as keyof typeof keys] += all.filter((key) => !here.has(key)).length
    boards.push({
      key: row.key,
      name: row.title,
      openness: board.openness,
      isArchived: row.isArchived,
      isHere: here.has(row.key),
      members: board.memberSourceIds.length,
      lists: row.lists.length,
      tasks: 0,
    })
  }
  const waits = new Waits()
  for await (const tasks of inBatches(source.tasks?.() ?? none())) {
    const rows = tasks.flatMap((task) => taskRow(task, known, { noted, local }) ?? [])
    const here = await knows(rows.map(({ key }) => key))
    for (const { sourceId, boardSourceId, assigneeSourceIds } of tasks) {
      known.subjects.set(sourceId, sourceId)
      known.parts.set(keyOfTask(sourceId), sourceId)
      count(tasksOn, boardSourceId)
      for (const person of assigneeSourceIds) count(said.by, person)
    }
    for (const row of rows) {
      waits.add(row.key, row.waitsFor, !here.has(row.key))
      if (here.has(row.key)) {
        count(noted.skipped, 'already_here')
        continue
      }
      figures.tasks++
      if (row.parentKey) figures.subtasks++
      for (const { items } of row.checklists) figures.checklistItems += items.length
      also.files += row.files.length
      lookAtFiles(source, row.files, { figures: also, fetch, lost: noted.lost })
    }
  }
  const sourceIds = [...tasksOn.keys()]
  boards.forEach((board) => {
    const id = sourceIds.find((each) => keyOf('board', each) === board.key)
    board.tasks = tasksOn.get(id ?? '') ?? 0
  })
  const { written, unknown, circles } = waits.judged()
  also.dependencies = written
  count(noted.lost, 'dependency_unknown', unknown)
  count(noted.lost, 'dependency_circle', circles)
  return { boards, figures: { ...figures, ...also } }
}

async function* none(): AsyncGenerator<never> {}
