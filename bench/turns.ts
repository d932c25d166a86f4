/** Two servers asked in turn, in the same minutes: what else the machine does slows both, and their ratio stays. */
import { type Ground, median } from './ground.ts'
import { costOf, load, type Measured, rateOf, type Server, type Shot } from './load.ts'
import type { Row } from './report.ts'

const SECONDS = Number(process.env.BENCH_SECONDS ?? 3)
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3)

export type Side = { ground: Ground; server: Server; shot: (n: number) => Shot }
export type Both = { ours: Measured[]; theirs: Measured[] }

export async function inTurns(ours: Side, theirs: Side): Promise<Both> {
  const runs: Both = { ours: [], theirs: [] }
  for (let round = 0; round <= ROUNDS; round++) {
    const seconds = round === 0 ? Math.min(1, SECONDS) : SECONDS
    runs.theirs.push(await load(theirs.ground, theirs.server, seconds, theirs.shot))
    runs.ours.push(await load(ours.ground, ours.server, seconds, ours.shot))
  }
  // The first round only warms up.
  for (const all of Object.values(runs)) all.shift()
  return runs
}

/** Ours as a part of theirs. */
export const ratioOf = ({ ours, theirs }: Both): number => median(ours.map(({ rate }, n) => rate / theirs[n]!.rate))

export function rowOf(measure: string, both: Both, reach: number, against: string): Row {
  return {
    measure,
    ours: rateOf(both.ours),
    reference: rateOf(both.theirs),
    ratio: ratioOf(both),
    reach,
    note: `${against}; CPU ${costOf(both.ours)}, reference ${costOf(both.theirs)}`,
  }
}
