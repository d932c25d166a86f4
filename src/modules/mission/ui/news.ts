/** What is new, put together so that it can be read in one look. Pure. */
import type { Notice } from '#modules/attention/contract.ts'

/** `more`: older ones of the same kind about the same, standing behind the newest. */
export type Told = { notice: Notice; more: number }
export type Group = { name: 'now' | 'today' | 'earlier'; items: Told[] }

/** What was seen is never "now"; empty groups vanish. Days turn in the reader's time zone. */
export function grouped(notices: readonly Notice[], now: Date, timeZone: string): Group[] {
  const dayOf = (at: Date) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(at)
  const today = dayOf(now)
  const groupOf = (notice: Notice): Group['name'] => {
    if (notice.level === 'now' && notice.seenAt === null) return 'now'
    return dayOf(new Date(notice.at)) === today ? 'today' : 'earlier'
  }
  return (['now', 'today', 'earlier'] as const)
    .map((name) => ({ name, items: gathered(notices.filter((notice) => groupOf(notice) === name)) }))
    .filter(({ items }) => items.length > 0)
}

/** At most so many rows; what must be known now always stays. `isCut`: something was left out. */
export function shortened(groups: readonly Group[], most: number): { groups: Group[]; isCut: boolean } {
  let left = most
  const kept = groups.map(({ name, items }) => {
    const some = name === 'now' ? items : items.slice(0, Math.max(0, left))
    left -= some.length
    return { name, items: some }
  })
  const count = (of: readonly Group[]) => of.reduce((sum, { items }) => sum + items.length, 0)
  return { groups: kept.filter(({ items }) => items.length > 0), isCut: count(kept) < count(groups) }
}

/** What was said stays single; the rest is gathered by what happened to what, the newest speaking for all. */
function gathered(notices: readonly Notice[]): Told[] {
  const alike = Map.groupBy(notices, ({ seq, kind, subject, excerpt, seenAt }) =>
    excerpt || !subject ? seq : `${kind} ${subject.kind !== 'charter' && subject.id} ${seenAt === null}`,
  )
  return [...alike.values()].map((of) => ({ notice: of[0]!, more: of.length - 1 }))
}
