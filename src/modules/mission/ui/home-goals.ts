/** Which goals stand where on the first screen. Pure. */
type Measured = { metric: { target: number | null } | null }
export type Arranged<G> = { under: G[]; below: G[]; left: number }

const MOST_UNDER = 4
const MOST_BELOW = 8

/** In the community's own order; goals whose way can be seen come before those without a target or a number. */
export function arranged<G extends Measured>(goals: readonly G[]): Arranged<G> {
  const rank = ({ metric }: G) => (metric === null ? 2 : metric.target === null ? 1 : 0)
  const sorted = [...goals].sort((one, other) => rank(one) - rank(other))
  const shown = MOST_UNDER + MOST_BELOW
  return {
    under: sorted.slice(0, MOST_UNDER),
    below: sorted.slice(MOST_UNDER, shown),
    left: Math.max(0, goals.length - shown),
  }
}
