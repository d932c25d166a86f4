/** The last months, also those in which nothing was done. Pure. */
export function lastMonths<M extends { month: string; people: number }>(
  months: readonly M[],
  now: Date,
  most: number,
): { month: string; people: number }[] {
  const known = new Map(months.map((one) => [one.month, one.people]))
  const all = Array.from({ length: most }, (_, back) => {
    const month = new Date(Date.UTC(now.getFullYear(), now.getMonth() - (most - 1 - back), 1)).toISOString().slice(0, 7)
    return { month, people: known.get(month) ?? 0 }
  })
  const first = all.findIndex(({ people }) => people > 0)
  return all.slice(Math.max(0, Math.min(first, most - 6)))
}
