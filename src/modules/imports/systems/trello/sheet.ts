/** A board as a sheet: Trello's own (paying workspaces), and the one other boards read (title, stage, owner …). */
import { createHash } from 'node:crypto'
import { columnsOfSheet, daysOf, noonOf, plain, type Sheet, sheetIn } from '../../sheet.ts'
import { count, type ImportedPerson } from '../../source.ts'
import type { ImportedTask } from '../../source-boards.ts'
import { instantOf } from '../../times.ts'
import { toneFor } from '../../tones.ts'
import { webAddress, wordsOf } from './card.ts'
import type { Document, Reading } from './reading.ts'
import { type Upload, uploadAt } from './uploads.ts'

const isHead = (columns: Set<string>): boolean =>
  columns.has('card name') ||
  columns.has('card id') ||
  (columns.has('title') && (columns.has('stage') || columns.has('list')))

export const isSheetHead = (head: string): boolean => sheetIn(head, isHead) !== undefined

type Row = { cells: string[]; id: string }
type Label = { name: string; tone: number }

export function sheetDocument(text: string, title: string): Document | undefined {
  const sheet = sheetIn(text, isHead)
  if (!sheet) return undefined
  const cell = columnsOfSheet(sheet, {
    id: ['card id'],
    title: ['card name', 'title'],
    about: ['card description', 'description'],
    list: ['list name', 'list', 'stage'],
    board: ['board name'],
    boardId: ['board id'],
    labels: ['labels'],
    owner: ['owner'],
    members: ['members'],
    start: ['start date'],
    due: ['due date', 'due'],
    done: ['due complete', 'due complete?'],
    finished: ['finish date', 'finished at', 'end date'],
    made: ['created at'],
    changed: ['last activity date', 'updated at'],
    archived: ['archived'],
    links: ['attachment links'],
    items: ['checklist item total count'],
    comments: ['comment count'],
    votes: ['vote count'],
  })
  const rows = rowsOf(sheet, cell)
  const first = sheet.rows[0] ?? []
  const name = cell.board(first) || title || 'Trello'
  const id = cell.boardId(first) || `sheet:${name}`
  // Names of people have spaces where columns are cut by commas, and none where they are cut by spaces.
  const isPlainSheet = sheet.columns.some((one) => plain(one) === 'stage')
  const names = (value: string) => split(value, isPlainSheet ? /[\s,;]+/ : /[,;]/)
  const labelsIn = (cells: string[]) => split(cell.labels(cells), isPlainSheet ? /[\s,;]+/ : /[,;]/).map(labelOf)
  const lists = [...new Set(rows.map(({ cells }) => cell.list(cells)))]
  const labels = new Map(rows.flatMap(({ cells }) => labelsIn(cells)).map((one): [string, Label] => [one.name, one]))
  const days = {
    start: daysOf(rows.map(({ cells }) => cell.start(cells))),
    due: daysOf(rows.map(({ cells }) => cell.due(cells))),
    finished: daysOf(rows.map(({ cells }) => cell.finished(cells))),
    made: daysOf(rows.map(({ cells }) => cell.made(cells))),
    changed: daysOf(rows.map(({ cells }) => cell.changed(cells))),
  }
  const whoIn = (cells: string[]) => [...new Set([...names(cell.owner(cells)), ...names(cell.members(cells))])]

  const linksIn = (cells: string[]) =>
    split(cell.links(cells), /[\s,]+/).flatMap((address) => {
      const url = webAddress(address)
      return url ? [{ url, upload: uploadAt(url) }] : []
    })

  const whenOf = (value: string, day: (cell: string) => string | undefined) => {
    const at = instantOf(value)
    const on = day(value)
    return at ? { at } : on ? { day: on } : undefined
  }
  const momentOf = (value: string, day: (cell: string) => string | undefined) => instantOf(value) ?? noonOf(day(value))

  function taskOf({ cells, id: sourceId }: Row, reading: Reading): ImportedTask {
    const { counts } = reading
    const [starts, due] = [whenOf(cell.start(cells), days.start), whenOf(cell.due(cells), days.due)]
    const changed = momentOf(cell.changed(cells), days.changed)
    const made = momentOf(cell.made(cells), days.made)
    const closedAt = momentOf(cell.finished(cells), days.finished) ?? (isYes(cell.done(cells)) ? changed : undefined)
    count(counts.lost, 'comments_not_in_file', Number(cell.comments(cells)) || 0)
    count(counts.lost, 'items_not_in_file', Number(cell.items(cells)) || 0)
    count(counts.lost, 'votes', Number(cell.votes(cells)) || 0)
    const [creator] = names(cell.owner(cells))
    return {
      sourceId,
      boardSourceId: id,
      listSourceId: cell.list(cells),
      places: [],
      title: cell.title(cells),
      about: wordsOf(cell.about(cells), reading),
      ...(starts && { starts }),
      ...(due && { due }),
      ...(made && { createdAt: made }),
      ...(creator && { creatorSourceId: personId(creator) }),
      ...(closedAt && { closedAt }),
      ...(isYes(cell.archived(cells)) && { archivedAt: changed ?? made ?? new Date(0).toISOString() }),
      isMilestone: false,
      isTemplate: false,
      assigneeSourceIds: whoIn(cells).map(personId),
      labelSourceIds: labelsIn(cells).map((label) => label.name),
      values: [],
      checklists: [],
      files: linksIn(cells).map(({ url, upload }) => {
        const entry = upload && reading.packed(sourceId, upload.id)
        if (upload && !entry) count(counts.lost, 'upload_needs_token')
        return upload
          ? { sourceId: upload.id, name: upload.name, kind: 'hosted' as const, url, ...(entry && { entry }) }
          : { sourceId: url, name: url, kind: 'external' as const, url }
      }),
      waitsFor: [],
    }
  }

  return {
    id,
    *people(): Generator<ImportedPerson> {
      for (const { cells } of rows)
        for (const one of whoIn(cells)) yield { sourceId: personId(one), name: one, kind: 'member', handle: one }
    },
    uploads: () =>
      rows.flatMap(({ cells, id: card }) =>
        linksIn(cells).flatMap(({ upload }): Upload[] =>
          upload
            ? [{ card, id: upload.id, names: [upload.name], ofCard: [card, cell.title(cells)], ofBoard: [id, name] }]
            : [],
        ),
      ),
    board: ({ counts }) => {
      count(counts.lost, 'butler_rules')
      return {
        sourceId: id,
        name,
        about: '',
        // A sheet does not say who saw the board: whoever brings it decides.
        openness: 'org',
        archived: false,
        memberSourceIds: [...new Set(rows.flatMap(({ cells }) => whoIn(cells)).map(personId))],
        lists: lists.map((list) => ({ sourceId: list, name: list, archived: false })),
        labels: [...labels.values()].map((label) => ({ sourceId: label.name, ...label })),
        fields: [],
      }
    },
    *tasks(reading) {
      const order = new Map(lists.map((list, n) => [list, n]))
      const sorted = rows.toSorted((a, b) => order.get(cell.list(a.cells))! - order.get(cell.list(b.cells))!)
      for (const row of sorted) yield taskOf(row, reading)
    },
    messages: () => [],
  }
}

type Cell = Record<'id' | 'title' | 'made', (cells: string[]) => string>

/** Without ids of their own rows are known by title and birth: two alike, by which of them they are. */
function rowsOf({ rows }: Sheet, cell: Cell): Row[] {
  const met = new Map<string, number>()
  return rows
    .filter((cells) => cell.title(cells) || cell.id(cells))
    .map((cells) => {
      const words = createHash('sha256')
        .update(JSON.stringify([cell.title(cells), cell.made(cells)]))
        .digest('base64url')
        .slice(0, 22)
      count(met, words)
      return { cells, id: cell.id(cells) || `row:${words}:${met.get(words)}` }
    })
}

const personId = (name: string): string => `name:${name.toLowerCase()}`
const split = (value: string, at: RegExp): string[] =>
  value
    .split(at)
    .map((one) => one.trim())
    .filter(Boolean)
const isYes = (value: string): boolean => /^(?:true|yes|1|x)$/i.test(value)

/** `Name (colour)` or `Name-colour`. */
function labelOf(written: string): Label {
  const found = /^(.{1,200}?)\s?(?:\(([a-z_]{1,20})\)|-([a-z]{1,20}))$/i.exec(written)
  const color = found?.[2] ?? found?.[3]
  return found && color ? { name: found[1]!.trim(), tone: toneFor(color) } : { name: written, tone: 7 }
}
