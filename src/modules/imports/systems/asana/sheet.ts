/** A project as a sheet: parents and what is waited for stand there by name only. */
import { createHash } from 'node:crypto'
import { columnsOfSheet, daysOf, noonOf, plain, type Sheet, sheetIn } from '../../sheet.ts'
import { count } from '../../source.ts'
import { mostOften, type Project, type Projects, type Task } from './projects.ts'

const isHead = (columns: Set<string>): boolean =>
  columns.has('task id') || (columns.has('name') && columns.has('notes') && columns.has('due date'))
export const isSheetHead = (head: string): boolean => sheetIn(head, isHead) !== undefined

const names = {
  id: ['task id'],
  made: ['created at'],
  done: ['completed at'],
  changed: ['last modified'],
  name: ['name'],
  section: ['section/column', 'column', 'section'],
  assignee: ['assignee'],
  email: ['assignee email'],
  start: ['start date'],
  due: ['due date'],
  tags: ['tags'],
  notes: ['notes'],
  projects: ['projects', 'project'],
  parent: ['parent task'],
  blockedBy: ['blocked by (dependencies)', 'blocked by'],
  blocking: ['blocking (dependencies)', 'blocking'],
}
const known = new Set(Object.values(names).flat())

type Row = { cells: string[]; id: string; name: string }
type Cells = Record<keyof typeof names, (cells: string[]) => string>

/** False where it is none. */
export function addSheet(all: Projects, text: string, title: string): boolean {
  const sheet = sheetIn(text, isHead)
  if (!sheet) return false
  const cell = columnsOfSheet(sheet, names)
  const named = mostOften(sheet.rows.flatMap((cells) => listed(cell.projects(cells)))) ?? (title || 'Asana')
  const rows = rowsOf(all, sheet, { cell, named })
  const project = projectOf(all, rows, named)
  project.hasSheet = true
  const day = {
    made: daysOf(sheet.rows.map(cell.made)),
    done: daysOf(sheet.rows.map(cell.done)),
    start: daysOf(sheet.rows.map(cell.start)),
    due: daysOf(sheet.rows.map(cell.due)),
  }
  const fields = fieldsOf(all, sheet, project)
  const sections = new Map([...project.sections].map(([id, name]) => [name, id]))
  const byName = Map.groupBy(rows.keys(), (at) => rows[at]!.name)
  rows.forEach((row, at) => {
    const { cells } = row
    const assignee = whoIn(all, cell, row)
    const task = all.tasks.get(row.id) ?? fresh(row)
    const isNew = !all.tasks.has(row.id)
    all.tasks.set(row.id, task)
    task.assignee ??= assignee
    const parent = cell.parent(cells) ? parentOf(all, cell.parent(cells), { rows, byName, at }) : undefined
    if (isNew) {
      if (parent !== undefined) task.parent = parent
      const [starts, due] = [day.start(cell.start(cells)), day.due(cell.due(cells))]
      Object.assign(task, {
        notes: cell.notes(cells),
        createdAt: noonOf(day.made(cell.made(cells))),
        closedAt: cell.done(cells)
          ? (noonOf(day.done(cell.done(cells))) ?? noonOf(day.made(cell.made(cells))))
          : undefined,
        starts: starts && { day: starts },
        due: due && { day: due },
        tags: listed(cell.tags(cells)),
      })
    }
    placeIn(all, {
      project,
      sections,
      task,
      section: cell.section(cells),
      others: listed(cell.projects(cells)).filter((one) => one !== named),
    })
    for (const { at: column, id, isNumber } of fields) {
      const value = cells[column] ?? ''
      task.fields.push(id)
      if (value) task.values.push({ field: id, ...(isNumber ? { number: Number(value) } : { text: value }) })
    }
  })
  rows.forEach((row, at) => {
    const wait = (cell: string, waits: (other: string) => [string, string]) => {
      for (const other of othersIn(all, cell, { rows, byName, at })) {
        const [task, before] = waits(other)
        all.tasks.get(task)?.waitsFor.add(before)
      }
    }
    wait(cell.blockedBy(row.cells), (other) => [row.id, other])
    wait(cell.blocking(row.cells), (other) => [other, row.id])
  })
  return true
}

const listed = (cell: string): string[] =>
  cell
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)

const fresh = ({ id, name }: Row): Task => ({
  ...{ id, name, notes: '', homes: new Map(), tags: [], fields: [], values: [], isMilestone: false },
  ...{ waitsFor: new Set(), followers: 0, likes: 0, minutes: 0 },
})

/** Excel writes 1.21143E+15 where an id stood: such a row is known by name and birth; two alike, by which of them they are. */
function rowsOf(all: Projects, { rows }: Sheet, { cell, named }: { cell: Cells; named: string }): Row[] {
  const given = new Set<string>()
  const met = new Map<string, number>()
  return rows.flatMap((cells): Row[] => {
    const [id, name] = [cell.id(cells), cell.name(cells)]
    if (!id && !name) return []
    if (/^\d{1,30}$/.test(id)) {
      if (given.has(id)) return []
      given.add(id)
      return [{ cells, id, name }]
    }
    all.changed('id_lost')
    const words = createHash('sha256')
      .update(JSON.stringify([named, name, cell.made(cells)]))
      .digest('base64url')
      .slice(0, 22)
    count(met, words)
    return [{ cells, id: `row:${words}:${met.get(words)}`, name }]
  })
}

/** That of the JSON whose tasks stand in it; else its own, by name. */
function projectOf(all: Projects, rows: Row[], named: string): Project {
  const homes = rows
    .flatMap(({ id }) => [...(all.tasks.get(id)?.homes.keys() ?? [])])
    .filter((id) => all.projects.has(id))
  const joined = all.projects.get(mostOften(homes) ?? '')
  return joined ?? all.project(`sheet:${named}`, named)
}

type Placing = { project: Project; sections: Map<string, string>; task: Task; section: string; others: string[] }

/** Parts stand in no section of their own, but for those that were put into one. */
function placeIn(all: Projects, { project, sections, task, section, others }: Placing): void {
  if (!task.homes.has(project.id) && (section || task.parent === undefined)) {
    const known = sections.get(section) ?? section
    task.homes.set(project.id, known)
    sections.set(section, known)
    if (!project.sections.has(known)) project.sections.set(known, section)
  }
  for (const other of others) {
    const isKnown = [...task.homes.keys()].some((id) => all.projects.get(id)?.name === other) || task.homes.size > 1
    if (!isKnown) task.homes.set(`sheet:${other}`, '')
  }
}

function whoIn(all: Projects, cell: Cells, { cells, id }: Row): string | undefined {
  const [name, email] = [cell.assignee(cells), cell.email(cells).toLowerCase()]
  const mail = email.includes('@') ? { email } : {}
  const joined = all.tasks.get(id)?.assignee
  if (joined) all.meet({ sourceId: joined, name, kind: 'member', ...mail })
  if (joined || (!name && !email)) return joined
  // The same person as in the JSON, where the address or the name says so.
  const sourceId = all.called(email || name) ?? (email ? `mail:${email}` : `name:${name.toLowerCase()}`)
  all.meet({ sourceId, name: name || email.split('@')[0]!, kind: 'member', ...mail })
  return sourceId
}

/** Of one cell: more than anybody waits for. */
const MOST_PIECES = 1_000
const MOST_COMMAS = 20

type Looking = { rows: Row[]; byName: Map<string, number[]>; at: number }

/** The nearest row above of that name; where there are several of it, that is said. */
function nearest({ rows, byName, at }: Looking, name: string): { id: string; isSure: boolean } | undefined {
  const all = byName.get(name) ?? []
  // They stand in their order: half of what is left is looked away from each time.
  let [low, high] = [0, all.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (all[middle]! < at) low = middle + 1
    else high = middle
  }
  const found = all[low - 1] ?? (all[low] === at ? all[low + 1] : all[low])
  const others = all.length - (rows[at]!.name === name ? 1 : 0)
  return found === undefined ? undefined : { id: rows[found]!.id, isSure: others === 1 }
}

function parentOf(all: Projects, name: string, looking: Looking): string | undefined {
  const found = nearest(looking, name)
  if (!found) all.changed('parent_unknown')
  else if (!found.isSure) all.changed('parent_ambiguous')
  return found?.id
}

/** Names hold commas themselves: the longest run of pieces that is a name is one. */
function othersIn(all: Projects, cell: string, looking: Looking): string[] {
  if (!cell) return []
  const pieces = cell.split(',', MOST_PIECES)
  const ids: string[] = []
  for (let from = 0; from < pieces.length; ) {
    let to = Math.min(pieces.length, from + MOST_COMMAS)
    const words = () => pieces.slice(from, to).join(',').trim()
    while (to > from && !looking.byName.has(words())) to--
    const found = to > from ? nearest(looking, words()) : undefined
    if (!found) all.lost('dependency_unknown')
    else {
      if (!found.isSure) all.changed('dependency_ambiguous')
      ids.push(found.id)
    }
    from = Math.max(to, from + 1)
  }
  return ids
}

/** One column each, called as it was; what the JSON has as well it says better. Numbers where all are. */
function fieldsOf(all: Projects, { columns, rows }: Sheet, project: Project) {
  const inJson = new Set(all.fields.values().map(({ name }) => plain(name.replace(/ \([^()]{1,5}\)$/, ''))))
  const met = new Map<string, number>()
  return columns.flatMap((name, at) => {
    if (!name || known.has(plain(name)) || inJson.has(plain(name))) return []
    count(met, name)
    const id = `${project.id}:column:${name}:${met.get(name)}`
    const cells = rows.map((row) => row[at] ?? '').filter(Boolean)
    const isNumber = cells.length > 0 && cells.every((cell) => /^-?\d{1,15}(?:\.\d{1,10})?$/.test(cell))
    all.fields.set(id, { sourceId: id, name, kind: isNumber ? 'number' : 'text', options: new Map() })
    return { at, id, isNumber }
  })
}
