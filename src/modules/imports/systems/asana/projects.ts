/** What all files of one import say together. */
import { count, type ImportCounts, type ImportedPerson } from '../../source.ts'
import type { ImportedField, Verdict, When } from '../../source-boards.ts'

export type Project = {
  id: string
  name: string
  /** Id → name, in the order of their first task. */
  sections: Map<string, string>
  /** What stands in no other file: who waits for whom. */
  hasSheet: boolean
}

export type Value = {
  field: string
  text?: string
  number?: number
  when?: When
  option?: string
  people?: { id: string; name: string }[]
}

export type Field = Omit<ImportedField, 'onCard' | 'options'> & {
  options: Map<string, { name: string; color: string }>
  /** A value named several people: then their names are text, so that none is lost. */
  isMany?: boolean
}

export type Task = {
  id: string
  name: string
  notes: string
  parent?: string
  /** Project → section. */
  homes: Map<string, string>
  createdAt?: string | undefined
  closedAt?: string | undefined
  starts?: When | undefined
  due?: When | undefined
  assignee?: string | undefined
  tags: string[]
  fields: string[]
  values: Value[]
  isMilestone: boolean
  verdict?: Verdict | undefined
  waitsFor: Set<string>
  followers: number
  likes: number
  minutes: number
}

export class Projects {
  readonly projects = new Map<string, Project>()
  readonly tasks = new Map<string, Task>()
  readonly people = new Map<string, ImportedPerson>()
  readonly fields = new Map<string, Field>()
  /** Project of each task, once all are known; a part lives where the whole does. */
  readonly homes = new Map<string, string>()
  readonly counts: ImportCounts
  readonly #called = new Map<string, string>()

  constructor(counts: ImportCounts) {
    this.counts = counts
  }

  project(id: string, name: string): Project {
    const known = this.projects.get(id)
    if (known) return known
    const fresh = { id, name, sections: new Map<string, string>(), hasSheet: false }
    this.projects.set(id, fresh)
    return fresh
  }

  meet(person: ImportedPerson): void {
    const known = this.people.get(person.sourceId)
    if (!known) this.people.set(person.sourceId, person)
    else if (person.email && !known.email) known.email = person.email
    for (const word of [person.email, person.name]) {
      if (word && !this.#called.has(word)) this.#called.set(word, person.sourceId)
    }
  }

  /** Whoever has this address or, where none is given, this name. */
  called = (word: string): string | undefined => this.#called.get(word)

  changed = (what: string): void => count(this.counts.changed, what)
  lost = (what: string, many = 1): void => count(this.counts.lost, what, many)
}

/** The one said most often; of several, the first. */
export function mostOften(all: Iterable<string>): string | undefined {
  const tally = new Map<string, number>()
  for (const one of all) count(tally, one)
  return [...tally].toSorted(([, a], [, b]) => b - a)[0]?.[0]
}
