/** How often one address or account may be tried or written to; faces count by caller besides. Kept in memory, by hash. */
import { hashSecret } from '#kernel/ids.ts'
import { Refusal } from '#kernel/refusal.ts'

const limits = {
  password: { most: 10, ms: 10 * 60_000 },
  // Of 10^6 codes three are right: ten an hour find one within a day in one case of 1,400, for who has the password.
  code: { most: 10, ms: 60 * 60_000 },
  recovery: { most: 10, ms: 15 * 60_000 },
  letter: { most: 5, ms: 60 * 60_000 },
} as const
const MOST_KEPT = 50_000

const counts = new WeakMap<object, Map<string, { n: number; until: number }>>()

/** Counts a try, whether or not it is known; refuses beyond the limit. */
export function countTry(house: object, kind: keyof typeof limits, whom: string, now: Date): void {
  const kept = counts.get(house) ?? new Map()
  counts.set(house, kept)
  const { most, ms } = limits[kind]
  const key = `${kind}:${hashSecret(whom)}`
  const known = kept.get(key)
  const count = known && known.until > now.getTime() ? known : { n: 0, until: now.getTime() + ms }
  count.n++
  if (kept.size > MOST_KEPT) kept.clear()
  kept.set(key, count)
  if (count.n > most) throw new Refusal('too_many', 'too_many_tries')
}
