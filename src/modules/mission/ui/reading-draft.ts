/** What is being measured, in the units people write, and as the contract takes it. Pure. */
import type { MetricShown } from './amounts.ts'
import type { ReadingShown } from './shown.ts'

export type ReadingDraft = {
  value: number | undefined
  part: number | undefined
  whole: number | undefined
  isYes: boolean
  grade: string
  words: string
  at: string
  note: string
  /** One address a line. */
  links: string
}

/** Empty, or as the reading that is to be corrected. */
export function draftOf(metric: MetricShown, today: string, reading?: ReadingShown): ReadingDraft {
  const value = reading && (metric.kind === 'money' ? reading.value / 100 : reading.value)
  return {
    value,
    part: reading?.numerator ?? undefined,
    whole: reading?.denominator ?? undefined,
    isYes: reading ? reading.value >= 1 : true,
    grade: String(reading?.value ?? 3),
    words: reading?.words ?? '',
    at: reading?.at ?? today,
    note: reading?.note ?? '',
    links: (reading?.evidenceLinks ?? []).join('\n'),
  }
}

/** Undefined as long as the number is missing. */
export function measuredOf(metric: MetricShown, draft: ReadingDraft) {
  const value = measuredValue(metric, draft)
  if (!value) return undefined
  return { ...value, at: draft.at, note: draft.note, evidenceLinks: linksOf(draft.links) }
}

function linksOf(text: string): string[] {
  const links = text.split(/\s+/).filter(Boolean)
  return [...new Set(links.map((link) => (/^https?:\/\//i.test(link) ? link : `https://${link}`)))]
}

/** What is missing before it can be recorded. */
export function missingIn(metric: MetricShown, draft: ReadingDraft): 'value' | 'words' | undefined {
  if (!measuredValue(metric, draft)) return 'value'
  return metric.kind === 'qualitative' && draft.words.trim() === '' ? 'words' : undefined
}

function measuredValue({ kind }: MetricShown, draft: ReadingDraft) {
  const { value, part, whole } = draft
  if (kind === 'yes_no') return { value: draft.isYes ? 1 : 0 }
  if (kind === 'qualitative') return { value: Number(draft.grade), words: draft.words }
  if (kind === 'percent') return part === undefined || !whole ? undefined : { numerator: part, denominator: whole }
  if (value === undefined) return undefined
  return { value: kind === 'money' ? Math.round(value * 100) : value }
}
