/** Tasks with all that belongs to them, and, once all are here, which waits for which. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { boardsThere, insertTasks, insertWait } from '#modules/boards/offers.ts'
import { type TaskRow, writeTasks, writeWaits } from './contract-boards.ts'
import { batchWritten } from './contract-writing.ts'
import { addFigure, claim, theRun } from './ledger.ts'
import { isOperator } from './rules.ts'
import { added, findPlace, moveOn } from './step.ts'
import { writeFiles } from './write-files.ts'

handle(writeTasks, {
  find: ({ db, community, input }) => db.one(findPlace({ community: community.id, id: input.importId })),
  allow: isOperator,
  async run({
    db,
    input: { rows, from: before, to, unkept, ...source },
    found: place,
    community,
    now,
    record,
    refuse,
  }) {
    const from = { community: community.id, ...source }
    const at = { db, community: community.id, now }
    const isDone = place.cursor >= to
    if (!isDone && place.cursor !== before) throw refuse('out_of_step')
    // A board that somebody deleted for good stays so, with all that was on it.
    const boardIds = [...new Set(rows.map(({ boardId }) => boardId))]
    const there = new Set((await db.rows(boardsThere({ community: community.id, ids: boardIds }))).map(({ id }) => id))
    const wanted = isDone ? [] : rows.filter(({ boardId }) => there.has(boardId))
    const also = rows.flatMap(({ key, parentKey }) => [key, ...(parentKey ? [parentKey] : [])])
    const { fresh, idOf } = await claim(db, from, { table: 'subject', rows: wanted, written: writtenOf, also })
    if (!isDone) {
      const tasks = fresh.map((row) => ({ ...row, parentId: row.parentKey ? (idOf.get(row.parentKey) ?? null) : null }))
      await insertTasks(
        at,
        tasks.map(({ key, parentKey, files, waitsFor, ...task }) => task),
      )
      if (tasks.length > 0)
        record(batchWritten, null, { importId: source.importId, table: 'subject', count: tasks.length })
      const files = await writeFiles(db, from, tasks.flatMap(filesOf(now)))
      const items = tasks.flatMap(({ checklists }) => checklists.flatMap((list) => list.items))
      const done = {
        tasks: tasks.length,
        subtasks: tasks.filter(({ parentId }) => parentId !== null).length,
        checklistItems: items.length,
        ...files,
        ...unkept,
        known: rows.length - tasks.length,
      }
      db.send(
        moveOn({
          community: community.id,
          id: source.importId,
          to,
          figures: JSON.stringify(added(place.figures, done)),
        }),
      )
    }
    return { ids: Object.fromEntries(idOf) }
  },
})

const writtenOf = ({ title, about }: TaskRow): string => `${title}\n${about}`

const filesOf =
  (now: Date) =>
  ({ id: subject, files, createdBy: author, createdAt }: TaskRow & { id: string }) =>
    files.map((file, position) => ({ ...file, subject, message: null, position, author, at: createdAt ?? now }))

/** What was taken apart here is not put together again by a second look at the same file. */
const writtenHere = prepared(
  (a: { community: string; importId: string; ids: string[] }) => sql<{ id: string }>`
    select target_id as id from imported where community_id = ${a.community} and import_id = ${a.importId}
      and table_name = 'subject' and target_id = any(${a.ids}::uuid[])`,
)

handle(writeWaits, {
  find: theRun,
  allow: isOperator,
  async run({ db, input: { rows, importId }, community }) {
    const ids = [...new Set(rows.flatMap(({ taskId, forId }) => [taskId, forId]))]
    const fresh = new Set((await db.rows(writtenHere({ community: community.id, importId, ids }))).map(({ id }) => id))
    const wanted = rows.filter(({ taskId, forId }) => fresh.has(taskId) || fresh.has(forId))
    let written = 0
    for (const { taskId, forId } of wanted) {
      const row = await db.one(insertWait({ community: community.id, task: taskId, for: forId }))
      if (row) written++
    }
    if (written > 0) db.send(addFigure({ community: community.id, importId, what: 'dependencies', by: written }))
    return { written, circles: wanted.length - written }
  },
})
