/** What a source with boards describes, as the rows our operations write. */
import { dayIn } from '#modules/text/days.ts'
import type { BoardRow, TaskRow } from './contract-boards.ts'
import { MOST_PARTS_OF_BOARD } from './contract-boards.ts'
import { keyOf } from './ledger.ts'
import { clean, type FileFound, fileRow, idsOf, type Known, type Noted, short } from './rows.ts'
import { count } from './source.ts'
import type { ImportedBoard, ImportedTask, ImportedValue, When } from './source-boards.ts'

/** What only the community knows: its words where a source has none, and its zone, which says the day of a moment. */
export type Local = { untitled: string; zone: string; verdict(is: string): string }

/** Undefined: nothing was chosen. */
export type Choosing = (key: string) => 'community' | 'circle' | undefined

const mostTitle = 120
const mostTaskTitle = 300
const mostAssignees = 50

export const keyOfTask = (id: string): string => keyOf('task', id)
const partKey = (kind: string, board: string, id: string): string => keyOf(kind, board, id)

export function boardRow(
  board: ImportedBoard,
  { people }: Known,
  { noted, local, choose, hostId }: { noted: Noted; local: Local; choose: Choosing; hostId: string | null },
): BoardRow {
  const { sourceId: id, openness } = board
  const key = keyOf('board', id)
  // Not wider than it was, whatever was chosen.
  const audience = openness === 'private' ? 'circle' : (choose(key) ?? 'community')
  if (audience === 'circle') count(noted.changed, 'private_board')
  if (board.about.length > 4_000) count(noted.changed, 'text_cut')
  const few = <One>(all: One[]): One[] => {
    count(noted.lost, 'too_many_of_a_board', all.length - MOST_PARTS_OF_BOARD)
    return all.slice(0, MOST_PARTS_OF_BOARD)
  }
  const title = (name: string, most: number): string => {
    if (clean(name).trim().length > most) count(noted.changed, 'name_cut')
    return short(name, most) || local.untitled
  }
  return {
    key,
    title: title(board.name, mostTitle),
    about: clean(board.about.slice(0, 4_000)),
    audience,
    memberIds: audience === 'circle' ? idsOf(board.memberSourceIds, people) : [],
    hostId: audience === 'circle' ? hostId : null,
    createdBy: people.get(board.creatorSourceId ?? '') ?? null,
    createdAt: board.createdAt ?? null,
    isArchived: board.archived,
    lists: few(board.lists).map((list) => ({
      key: partKey('list', id, list.sourceId),
      title: title(list.name, mostTitle),
      isArchived: list.archived,
    })),
    labels: few(board.labels).map((label) => ({
      key: partKey('label', id, label.sourceId),
      name: short(label.name, 60),
      tone: label.tone,
    })),
    fields: few(board.fields).map((field) => ({
      key: partKey('field', id, field.sourceId),
      name: title(field.name, 80),
      kind: field.kind,
      onCard: field.onCard,
      options: few(field.options).map((option) => ({
        key: partKey('option', id, `${field.sourceId}:${option.sourceId}`),
        name: title(option.name, mostTitle),
        tone: option.tone ?? null,
      })),
    })),
  }
}

const lastListOf = (board: string): string => `last ${board}`

/** Ours, by key, for the tasks that come to stand on it. */
export function meetBoard(
  known: Known,
  board: ImportedBoard,
  row: BoardRow,
  ids: Readonly<Record<string, string>>,
): void {
  known.subjects.set(board.sourceId, ids[row.key]!)
  for (const [key, id] of Object.entries(ids)) known.parts.set(key, id)
  const last = row.lists.findLast(({ key }) => ids[key] !== undefined)
  if (last) known.parts.set(lastListOf(board.sourceId), ids[last.key]!)
}

/** Keys of everything on a board, for who looks what of it is here. */
export const keysOfBoard = ({ lists, labels, fields }: BoardRow) => ({
  lists: lists.map(({ key }) => key),
  labels: labels.map(({ key }) => key),
  customFields: fields.map(({ key }) => key),
  options: fields.flatMap(({ options }) => options.map(({ key }) => key)),
})

export type TaskFound = Omit<TaskRow, 'files'> & { files: FileFound[] }

/** Undefined where its board is none of this source: no reader yields that. */
export function taskRow(
  task: ImportedTask,
  known: Known,
  { noted, local }: { noted: Noted; local: Local },
): TaskFound | undefined {
  const { people, subjects, parts } = known
  const board = task.boardSourceId
  const boardId = subjects.get(board)
  if (!boardId) return undefined
  const part = (kind: string, of: string, id: string) => parts.get(partKey(kind, of, id))
  const person = (id: string | undefined) => people.get(id ?? '') ?? null
  // Beyond so many lists a board has no more: what stood there stands in the last.
  const home = part('list', board, task.listSourceId ?? '') ?? parts.get(lastListOf(board))
  const further = task.places.flatMap(({ boardSourceId, listSourceId }) => {
    const [on, listId] = [subjects.get(boardSourceId), part('list', boardSourceId, listSourceId)]
    return on && listId ? [{ boardId: on, listId }] : []
  })
  const places = [...(home ? [{ boardId, listId: home }] : []), ...further]
  const assignees = [...new Set(idsOf(task.assigneeSourceIds, people))]
  count(noted.lost, 'too_many_assignees', assignees.length - mostAssignees)
  const [starts, due] = days(task, local, noted)
  return {
    key: keyOfTask(task.sourceId),
    boardId,
    parentKey: task.parentSourceId === undefined ? null : keyOfTask(task.parentSourceId),
    places: task.parentSourceId === undefined ? places : [],
    ...words(task, local, noted),
    startsOn: starts.day,
    startsAt: starts.at,
    dueOn: due.day,
    dueAt: due.at,
    createdBy: person(task.creatorSourceId),
    createdAt: task.createdAt ?? null,
    closedAt: task.closedAt ?? null,
    closedBy: task.closedAt ? person(task.closedBySourceId) : null,
    archivedAt: task.archivedAt ?? null,
    isMilestone: task.isMilestone,
    isTemplate: task.isTemplate,
    assigneeIds: assignees.slice(0, mostAssignees),
    labelIds: [...new Set(task.labelSourceIds.flatMap((id) => part('label', board, id) ?? []))].slice(0, 500),
    values: onePerField(task.values.flatMap((value) => ownValue(value, { board, known, local, noted }))),
    checklists: task.checklists.slice(0, MOST_PARTS_OF_BOARD).map(({ title, items }) => {
      count(noted.lost, 'too_many_of_a_board', items.length - MOST_PARTS_OF_BOARD)
      return {
        title: short(title, mostTitle),
        items: items.slice(0, MOST_PARTS_OF_BOARD).map((item) => ({
          text: cutText(item.text, noted) || local.untitled,
          doneAt: item.doneAt ?? null,
          doneBy: item.doneAt ? person(item.doneBySourceId) : null,
          assigneeId: person(item.assigneeSourceId),
          dueOn: dayOf(item.due, local).day,
        })),
      }
    }),
    files: filesOf(task, noted),
    waitsFor: [...new Set(task.waitsFor.map(keyOfTask))],
  }
}

/** A title beyond what we hold stands whole in the description. */
function words({ title, about, verdict }: ImportedTask, local: Local, { changed }: Noted) {
  const whole = clean(title).replace(/\s+/g, ' ').trim()
  const isCut = whole.length > mostTaskTitle
  if (isCut) count(changed, 'title_cut')
  if (verdict) count(changed, 'approval')
  const before = [verdict ? local.verdict(verdict) : '', isCut ? escaped(whole) : '']
  const text = [...before, clean(about)].filter(Boolean).join('\n\n')
  if (text.length > 40_000) count(changed, 'text_cut')
  const cut = isCut
    ? `${whole
        .slice(0, mostTaskTitle - 1)
        .toWellFormed()
        .replace(/\ufffd$/, '')}…`
    : whole
  return { title: cut || local.untitled, about: clean(text.slice(0, 40_000)) }
}

const escaped = (text: string): string => text.replace(/[\\`*_{}[\]<>#|~!&]/g, '\\$&')

function cutText(text: string, { changed }: Noted): string {
  if (clean(text).trim().length > 1_000) count(changed, 'text_cut')
  return short(text, 1_000)
}

type Day = { day: string | null; at: string | null }

/** Nothing is due before it starts: then the start stays behind. */
function days({ starts, due }: ImportedTask, local: Local, { changed }: Noted): [Day, Day] {
  const [begin, end] = [dayOf(starts, local), dayOf(due, local)]
  const isOdd =
    (begin.day && end.day && begin.day > end.day) || (begin.at && end.at && Date.parse(begin.at) > Date.parse(end.at))
  if (!isOdd) return [begin, end]
  count(changed, 'start_after_due')
  return [{ day: null, at: null }, end]
}

function dayOf(when: When | undefined, { zone }: Local): Day {
  if (!when) return { day: null, at: null }
  if ('day' in when) return { day: when.day, at: null }
  return { day: dayIn(zone, new Date(when.at)), at: when.onlyDay ? null : when.at }
}

type Valuing = { board: string; known: Known; local: Local; noted: Noted }

function ownValue(value: ImportedValue, { board, known, local, noted }: Valuing): TaskRow['values'] {
  const { fieldSourceId: field } = value
  const fieldId = known.parts.get(partKey('field', board, field))
  if (!fieldId) return []
  const none = { text: null, number: null, day: null, isChecked: null, optionId: null, memberId: null }
  const only = (of: Partial<typeof none> | Record<string, unknown>) => [{ fieldId, ...none, ...of }]
  const { text, number, when, isChecked, optionSourceId: option, personSourceId: person } = value
  if (text !== undefined) {
    if (text.length > 4_000) count(noted.changed, 'text_cut')
    const said = short(text, 4_000)
    return said ? only({ text: said }) : []
  }
  if (number !== undefined) return only({ number })
  if (when) {
    if ('at' in when) count(noted.changed, 'field_without_time')
    return only({ day: dayOf(when, local).day })
  }
  if (isChecked !== undefined) return only({ isChecked })
  const optionId = option === undefined ? undefined : known.parts.get(partKey('option', board, `${field}:${option}`))
  if (optionId) return only({ optionId })
  const memberId = known.people.get(person ?? '')
  if (memberId) return only({ memberId })
  count(noted.lost, 'value_unknown')
  return []
}

const onePerField = (values: TaskRow['values']): TaskRow['values'] => [
  ...new Map(values.map((value) => [value.fieldId, value])).values(),
]

/** The picture on the card is known by its key, as its bytes may come only later. */
const COVER = 'cover'
export const isCover = (key: string): boolean => key.startsWith(keyOf('file', COVER, ''))

function filesOf({ files, coverSourceId, sourceId }: ImportedTask, noted: Noted): FileFound[] {
  return files.flatMap((file) =>
    fileRow(file, {
      noted,
      key: keyOf('file', file.sourceId === coverSourceId ? COVER : 'task', sourceId, file.sourceId),
    }),
  )
}
