/** JSON of a project: tasks with their subtasks whole inside them, to any depth. */
import { firstText, type Json, record, records, text, texts } from '../../shape.ts'
import type { Verdict, When } from '../../source-boards.ts'
import { dayOf, instantOf } from '../../times.ts'
import { type Field, mostOften, type Projects, type Task, type Value } from './projects.ts'

const verdicts: readonly string[] = ['pending', 'approved', 'rejected', 'changes_requested'] satisfies Verdict[]

export function addJson(all: Projects, top: Json[], title: string): void {
  const exported = exportedProject(top) ?? { gid: `file:${title}`, name: title || 'Asana' }
  const project = all.project(text(exported.gid), text(exported.name))
  // A stack, not a call within a call: nobody says how deep a file goes.
  const waiting = top.map((json) => ({ json, parent: text(record(json.parent).gid), isTop: true })).reverse()
  while (waiting.length > 0) {
    const { json, parent, isTop } = waiting.pop()!
    const gid = text(json.gid)
    if (!gid || json.resource_subtype === 'section') continue
    const task = all.tasks.get(gid) ?? read(all, json, gid)
    all.tasks.set(gid, task)
    if (parent && parent !== gid) task.parent = parent
    const places = homesOf(json)
    for (const [home, section] of places) {
      task.homes.set(home, section.id)
      if (home === project.id) project.sections.set(section.id, section.name)
    }
    if (isTop && !parent && !task.homes.has(project.id)) {
      task.homes.set(project.id, '')
      project.sections.set('', '')
    }
    const below = records(json.subtasks).map((one) => ({ json: one, parent: gid, isTop: false }))
    waiting.push(...below.reverse())
  }
  // Sections of other projects are known only from here, and count where those come too.
  for (const json of top)
    for (const [home, section] of homesOf(json)) all.projects.get(home)?.sections.set(section.id, section.name)
}

/** A file says nowhere of which project it is: it is the one most tasks are in. */
function exportedProject(top: Json[]): Json | undefined {
  const projects = top.flatMap((task) => records(task.memberships).map(({ project }) => record(project)))
  const gid = mostOften(projects.map((project) => text(project.gid)).filter(Boolean))
  return projects.find((project) => project.gid === gid)
}

const homesOf = ({ memberships }: Json): [string, { id: string; name: string }][] =>
  records(memberships).flatMap(({ project, section }) => {
    const home = text(record(project).gid)
    const { gid, name } = record(section)
    return home ? [[home, { id: text(gid), name: text(name).trim() }] as [string, { id: string; name: string }]] : []
  })

function read(all: Projects, json: Json, gid: string): Task {
  const assignee = personIn(all, json.assignee)
  const verdict = json.resource_subtype === 'approval' ? text(json.approval_status) || 'pending' : ''
  // Whoever said no has answered: nothing is left to be done.
  const isDone = json.completed === true || verdict === 'rejected'
  const createdAt = instantOf(json.created_at)
  const minutes = Number(json.actual_time_minutes)
  const values = records(json.custom_fields).flatMap((field) => valueIn(all, field) ?? [])
  return {
    id: gid,
    name: text(json.name),
    notes: text(json.notes),
    homes: new Map(),
    createdAt,
    closedAt: isDone ? (instantOf(json.completed_at) ?? instantOf(json.modified_at) ?? createdAt) : undefined,
    starts: whenIn(json.start_at, json.start_on),
    due: whenIn(json.due_at, json.due_on),
    assignee,
    tags: records(json.tags)
      .map(({ name }) => text(name).trim())
      .filter(Boolean),
    fields: records(json.custom_fields).map((field) => text(field.gid)),
    values,
    isMilestone: json.resource_subtype === 'milestone',
    verdict: verdicts.includes(verdict) ? (verdict as Verdict) : undefined,
    waitsFor: new Set(
      [...records(json.dependencies).map((one) => text(one.gid)), ...texts(json.dependencies)].filter(Boolean),
    ),
    followers: records(json.followers).filter((one) => personIn(all, one)).length,
    likes: Number(json.num_likes) > 0 ? Number(json.num_likes) : 0,
    minutes: Number.isFinite(minutes) && minutes > 0 ? minutes : 0,
  }
}

function whenIn(at: unknown, on: unknown): When | undefined {
  const [moment, day] = [instantOf(at), dayOf(on)]
  return moment ? { at: moment } : day ? { day } : undefined
}

function personIn(all: Projects, raw: unknown): string | undefined {
  const { gid, name, email } = record(raw)
  const id = text(gid)
  if (!id) return undefined
  const mail = text(email).trim().toLowerCase()
  const known = firstText(name).trim()
  all.meet({
    sourceId: id,
    name: known || 'Unknown',
    kind: known ? 'member' : 'stranger',
    ...(mail.includes('@') && { email: mail }),
  })
  return id
}

const kinds: Record<string, Field['kind']> = {
  text: 'text',
  number: 'number',
  enum: 'choice',
  multi_enum: 'text',
  date: 'date',
  people: 'person',
}

function valueIn(all: Projects, json: Json): Value | undefined {
  const id = text(json.gid)
  if (!id) return undefined
  const type = text(json.resource_subtype) || text(json.type)
  const field = all.fields.get(id) ?? {
    sourceId: id,
    name: nameOf(json),
    kind: Object.hasOwn(kinds, type) ? kinds[type]! : 'text',
    options: new Map(),
  }
  all.fields.set(id, field)
  // Also those that are switched off: what has them keeps them.
  if (field.kind === 'choice')
    for (const option of [...records(json.enum_options), record(json.enum_value)])
      if (text(option.gid)) field.options.set(text(option.gid), { name: text(option.name), color: text(option.color) })
  const value = Object.hasOwn(readers, type) ? readers[type]!(all, json, field) : undefined
  if (value) return { field: id, ...value }
  const shown = text(json.display_value)
  return field.kind === 'text' && shown ? { field: id, text: shown } : undefined
}

const readers: Record<string, (all: Projects, json: Json, field: Field) => Omit<Value, 'field'> | undefined> = {
  text: (_, { text_value: value }) => (text(value) ? { text: text(value) } : undefined),
  number: (_, { number_value: value, format }) =>
    typeof value === 'number' && Number.isFinite(value)
      ? { number: format === 'percentage' ? Math.round(value * 1e8) / 1e6 : value }
      : undefined,
  enum: (_, { enum_value: value }) => (text(record(value).gid) ? { option: text(record(value).gid) } : undefined),
  multi_enum(all, { multi_enum_values: values }) {
    const names = records(values)
      .map(({ name }) => text(name))
      .filter(Boolean)
    if (names.length > 0) all.changed('choices_as_text')
    return names.length > 0 ? { text: names.join(', ') } : undefined
  },
  date(_, { date_value: value }) {
    const when = whenIn(record(value).date_time, record(value).date)
    return when ? { when } : undefined
  },
  people(all, { people_value: value }, field) {
    const people = records(value).flatMap((one) => {
      const id = personIn(all, one)
      return id ? { id, name: text(one.name) || '–' } : []
    })
    if (people.length > 1) field.isMany = true
    return people.length > 0 ? { people } : undefined
  },
}

/** A number alone does not say of what it is. */
function nameOf({ name, format, currency_code: currency }: Json): string {
  const bare = text(name).trim()
  if (format === 'percentage') return `${bare} (%)`
  return format === 'currency' && text(currency) ? `${bare} (${text(currency)})` : bare
}
