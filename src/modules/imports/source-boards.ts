/** Boards and tasks, as systems that have them describe what they hold. Comments are messages (source.ts). */
import type { ImportedFile } from './source-files.ts'

/** A day, or a moment, of which the community's zone says the day; `onlyDay`: the time means nothing. */
export type When = { day: string } | { at: string; onlyDay?: true }

/** Who sees it there: never more here. `private`: its members; `org`: a whole workspace. */
export type Openness = 'private' | 'org' | 'public'

export interface ImportedList {
  /** Unique on its board, like labels, fields and options. */
  sourceId: string
  /** Empty where it has none. */
  name: string
  archived: boolean
}
export interface ImportedLabel {
  sourceId: string
  /** Empty: called by its tone. */
  name: string
  /** 0 to 7 */
  tone: number
}
export interface ImportedField {
  sourceId: string
  name: string
  kind: 'text' | 'number' | 'date' | 'choice' | 'checkbox' | 'person'
  onCard: boolean
  options: { sourceId: string; name: string; tone?: number }[]
}

export interface ImportedBoard {
  sourceId: string
  name: string
  /** Our Markdown. */
  about: string
  openness: Openness
  archived: boolean
  memberSourceIds: string[]
  creatorSourceId?: string
  createdAt?: string
  /** In their order, as labels, fields and options. */
  lists: ImportedList[]
  labels: ImportedLabel[]
  fields: ImportedField[]
}

/** Exactly one of the values is given. */
export interface ImportedValue {
  fieldSourceId: string
  text?: string
  number?: number
  when?: When
  isChecked?: boolean
  optionSourceId?: string
  personSourceId?: string
}

export interface ImportedCheckItem {
  /** Inline Markdown. */
  text: string
  doneAt?: string
  doneBySourceId?: string
  assigneeSourceId?: string
  due?: When
}

export type Verdict = 'pending' | 'approved' | 'rejected' | 'changes_requested'

export interface ImportedTask {
  sourceId: string
  boardSourceId: string
  /** Of its board; undefined for a part. */
  listSourceId?: string
  /** The task it is a part of. */
  parentSourceId?: string
  /** Further boards of this source on which it stands. */
  places: { boardSourceId: string; listSourceId: string }[]
  title: string
  /** Our Markdown. */
  about: string
  starts?: When
  due?: When
  createdAt?: string
  creatorSourceId?: string
  closedAt?: string
  closedBySourceId?: string
  archivedAt?: string
  isMilestone: boolean
  isTemplate: boolean
  assigneeSourceIds: string[]
  labelSourceIds: string[]
  values: ImportedValue[]
  checklists: { title: string; items: ImportedCheckItem[] }[]
  files: ImportedFile[]
  /** Of the files: the picture on its card. */
  coverSourceId?: string
  /** Tasks that come first. */
  waitsFor: string[]
  /** What became of it where it asked for somebody's yes: said in its text. */
  verdict?: Verdict
}
