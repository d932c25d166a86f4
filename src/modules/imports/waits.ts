/** Which tasks wait for which, before anything is written: what is of no use is counted, and no circle is closed. Pure. */

export class Waits {
  readonly #before = new Map<string, Set<string>>()
  readonly asked: { task: string; other: string }[] = []
  readonly #fresh = new Set<string>()
  readonly #known = new Set<string>()

  add(task: string, waitsFor: readonly string[], isFresh: boolean): void {
    this.#known.add(task)
    if (isFresh) this.#fresh.add(task)
    for (const other of waitsFor) this.asked.push({ task, other })
  }

  judged(): { written: number; unknown: number; circles: number } {
    const judged = { written: 0, unknown: 0, circles: 0 }
    for (const { task, other } of this.asked) {
      if (task === other || !this.#known.has(other)) judged.unknown++
      else if (this.#isBefore(task, other)) judged.circles++
      else {
        this.#before.set(task, (this.#before.get(task) ?? new Set()).add(other))
        if (this.#fresh.has(task) || this.#fresh.has(other)) judged.written++
      }
    }
    return judged
  }

  /** Whether `other` waits, over however many, for `task`. */
  #isBefore(task: string, other: string): boolean {
    const seen = new Set([other])
    for (const one of seen) {
      if (one === task) return true
      for (const next of this.#before.get(one) ?? []) seen.add(next)
    }
    return false
  }
}
