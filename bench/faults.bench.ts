/** kill -9 under load, of the house and of its database in turn: nothing acknowledged is lost, nothing is there twice. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { faultsOf, killAgainAndAgain } from '../tests/kills.ts'
import { report } from './report.ts'

const KILLS = Number(process.env.BENCH_KILLS ?? 200)

const folder = mkdtempSync(join(tmpdir(), 'leitstern-bench-'))
chmodSync(folder, 0o711)
try {
  const outcome = await killAgainAndAgain(join(folder, 'data'), KILLS, (kill) => {
    if (kill % 20 === 0) console.log(`${kill} of ${KILLS} kills`)
  })
  const faults = faultsOf(outcome)
  for (const fault of faults) console.log(fault)
  report('faults', [
    {
      measure: `${KILLS} × kill -9 under load, house and database in turn`,
      ours: `${faults.length} of ${outcome.kept.length} acknowledged writes lost, doubled or out of order`,
      value: faults.length,
      unit: 'faults',
      reach: 0,
      isAtMost: true,
      note: `${outcome.replays} were acknowledged only when they were sent again with the same key`,
    },
  ])
  if (faults.length > 0) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
