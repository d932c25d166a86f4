import { useState } from 'react'
import type { MetricShown } from './amounts.ts'
import { draftOf, type ReadingDraft } from './reading-draft.ts'
import type { ReadingShown } from './shown.ts'

/** What is typed stays on this device until it is recorded or given up, even where the page has to be loaded again. */
export function useKeptDraft(
  metric: MetricShown,
  today: string,
  corrects: ReadingShown | undefined,
  begins: Partial<ReadingDraft> = {},
) {
  const place = `reading ${corrects?.id ?? metric.id}`
  const [draft, setDraft] = useState(
    (): ReadingDraft => ({
      ...draftOf(metric, today, corrects),
      ...keptAt(place),
      ...begins,
    }),
  )
  return {
    draft,
    edit(next: Partial<ReadingDraft>) {
      const now = { ...draft, ...next }
      setDraft(now)
      keep(place, now)
    },
    forget: () => keep(place, undefined),
  }
}

function keptAt(place: string): Partial<ReadingDraft> {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? '{}')
  } catch {
    return {}
  }
}

function keep(place: string, draft: ReadingDraft | undefined): void {
  try {
    if (draft) sessionStorage.setItem(place, JSON.stringify(draft))
    else sessionStorage.removeItem(place)
  } catch {
    // A full or closed storage only costs the draft of the next visit.
  }
}
