/** A charter as its form holds it: lists as lines of text. Pure. */
import type { AskOf, OutputOf } from '#kernel/contract.ts'
import type { getCharter, writeCharter } from '../contract.ts'

export type ValueDraft = { key: number; id?: string; title: string; weDo: string; weDont: string }
export type CharterDraft = {
  basedOn: number
  mission: string
  values: ValueDraft[]
  inScope: string
  outOfScope: string
  reason: string
}

export function draftOfCharter(charter: OutputOf<typeof getCharter> | undefined, mission: string): CharterDraft {
  return {
    basedOn: charter?.version ?? 0,
    mission: charter?.mission ?? mission,
    values: (charter?.values ?? []).map((value, key) => ({ key, ...value })),
    inScope: (charter?.inScope ?? []).join('\n'),
    outOfScope: (charter?.outOfScope ?? []).join('\n'),
    reason: '',
  }
}

export function charterOf({ values, inScope, outOfScope, ...draft }: CharterDraft): AskOf<typeof writeCharter> {
  const named = values.filter(({ title }) => title.trim())
  return {
    ...draft,
    values: named.map(({ key: _, ...value }) => value),
    inScope: linesOf(inScope),
    outOfScope: linesOf(outOfScope),
  }
}

export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}
