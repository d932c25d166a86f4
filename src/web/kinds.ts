/** How each kind of subject stands on screens and where its page is; said by the module that has it (docs/new-subject.md). */
import type { ComponentType } from 'react'
import { pathOf, type SubjectKind } from '#modules/subjects/contract.ts'
import { inCommunity } from './community.ts'

/** The name of an area of the rail. */
export type Area = string
export type Sign = ComponentType<{ 'aria-hidden'?: boolean }>

export type KindShown = {
  of: SubjectKind
  icon: Sign
  /** Which part of the rail is marked on its page. */
  area?: Area
  /** How it stands in a message that links it, for those who may see it. */
  card?: () => Promise<{ default: ComponentType<{ id: string }> }>
  /** Where it can be found: key of its name for many, as a heading. */
  many?: string
  /** Among what was found, by what its kind adds there; otherwise its icon. */
  Sign?: ComponentType<{ more: Record<string, unknown> }>
  /** Key of the words that count it where it serves a goal, with `_one` and `_other`: `chat:served`. */
  counted?: string
  /** In lists, below its title. */
  Line?: ComponentType<{ id: string }>
  /** What modules keep beside it opens as a pane of its page, not as a part. */
  hasPanes?: boolean
  /** What of its page an activity leads to, by the activity's data and kind. */
  leadsTo?: (data: Record<string, unknown>, kind: string) => Record<string, string>
  /** Beginning of the kinds of its activities: lists it may stand in look again. */
  changes?: string
}

const kinds = new Map<string, KindShown>()

export function showKinds(shown: readonly KindShown[]): void {
  for (const one of shown) kinds.set(one.of.kind, one)
}

/** Those that can be found, in the order of the modules. */
export const kindsFound = (): KindShown[] => [...kinds.values()].filter(({ many }) => many)

export const shownAs = (kind: string): KindShown | undefined => kinds.get(kind)

/** After activities of these kinds a list of subjects of any kind looks again. */
export const kindsOfChange = (): string[] => [
  'subjects.purpose_',
  ...[...kinds.values()].flatMap(({ changes }) => changes ?? []),
]

type Leading = {
  /** Said on it: the message, and the thread it is in. */
  message?: string | null | undefined
  thread?: string | null | undefined
  /** What modules keep beside it, by name. */
  beside?: string
}

/** The page of a subject; of a kind that nobody shows that of the community. */
export function subjectHref(slug: string, { kind, id }: { kind: string; id: string }, leading: Leading = {}): string {
  const { path, search } = subjectPlace(slug, { kind, id }, leading)
  const query = new URLSearchParams(search).toString()
  return query ? `${path}?${query}` : path
}

export type Place = { path: string; search: Record<string, string> }

export function subjectPlace(
  slug: string,
  { kind, id }: { kind: string; id: string },
  { message, thread, beside }: Leading = {},
): Place {
  const shown = shownAs(kind)
  if (!shown?.of.page) return { path: inCommunity(slug), search: {} }
  const search = {
    ...(message && { message }),
    ...(thread && { thread }),
    ...(beside && shown.hasPanes && { show: beside }),
  }
  return { path: inCommunity(slug, pathOf(shown.of, id)), search }
}
