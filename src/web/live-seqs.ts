/** Frames may come twice (two topics, a replay) or out of order: each number is taken once. */
export function seenSeqs() {
  let first: number | undefined
  let floor: number | undefined
  const above = new Set<number>()
  const last = () => Math.max(floor ?? 0, ...above)
  return {
    /** The log's place when the first hello came, or when all was loaded afresh. */
    beginAt(seq: number) {
      above.clear()
      first = seq
      floor = seq
    },
    /**
     * From where to ask again after a break; undefined: it has not begun. A little before the last: frames that were
     * sent together come by topic, so a break in between may leave out one that is older than the last that came.
     */
    resumeAt: () => (first === undefined ? undefined : Math.max(first, last() - OVERLAP)),
    upTo(seq: number) {
      floor = Math.max(floor ?? 0, seq)
      for (const one of above) if (one <= floor - KEPT) above.delete(one)
    },
    isNew(seq: number): boolean {
      if ((floor !== undefined && seq <= floor - KEPT) || above.has(seq)) return false
      above.add(seq)
      if (above.size > 2 * KEPT) this.upTo(last())
      return true
    },
  }
}
/** How far back a late or doubled frame is still told apart. */
const KEPT = 1_000
const OVERLAP = 64
