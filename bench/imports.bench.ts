/** A history moves in: looking at it and carrying it over, against only unpacking and parsing the same archive. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeExport } from './export.ts'
import { buildPlaces, openGround } from './ground.ts'
import { type Row, report } from './report.ts'

const MB = 42_000_000
const shapes = [
  { name: '20,000 messages, 42 MB', channels: 40, days: 3_000, messages: 20_000, bytes: MB },
  { name: '20,000 files, 42 MB', channels: 200, days: 20_000, messages: 60_000, bytes: MB },
]
type Seen = { ms: number; cpuMs: number; megabytes: number; report: { messages: number } }

const ground = await openGround()
const folder = mkdtempSync(join(tmpdir(), 'imports-bench-'))
const rows: Row[] = []
try {
  const places = await buildPlaces(ground.owner, shapes.length + 1, 5)
  for (const [n, shape] of shapes.entries()) {
    const path = join(folder, `${n}.zip`)
    const { archive, size } = makeExport(shape)
    writeFileSync(path, archive)
    const does = (what: string) => work(what, path, places[n]!.slug)
    const reference = does('reference')
    const analysis = does('analysis')
    const moving = does('moving')
    const seconds = ({ ms }: Seen) => `${(ms / 1_000).toFixed(1)} s`
    const note = `${(size / 1e6).toFixed(0)} MB of JSON in ${(archive.length / 1e6).toFixed(0)} MB`
    const against = { reference: seconds(reference), isAtMost: true }
    const limits = [
      { measure: `analysis: ${shape.name}`, of: analysis, reach: 10 },
      { measure: `moving in: ${shape.name}`, of: moving, reach: 60 },
    ]
    for (const { measure, of, reach } of limits) {
      rows.push({ measure, ours: seconds(of), ...against, value: of.ms / 1_000, unit: 's', reach, note })
      const times = of.cpuMs / reference.cpuMs
      rows.push({
        measure: 'CPU, against unpack and parse',
        ours: `${Math.round(of.cpuMs)} ms`,
        ratio: times,
        ...against,
        reach: reach === 10 ? 6 : 20,
        note: `reference ${Math.round(reference.cpuMs)} ms`,
      })
      rows.push({
        measure: 'memory on top',
        ours: `${Math.round(of.megabytes)} MB`,
        value: of.megabytes,
        unit: 'MB',
        ...against,
        reference: `${Math.round(reference.megabytes)} MB`,
        reach: 200,
        note: `${of.report.messages} messages`,
      })
    }
  }
  // Flat: four times the messages take no more memory.
  const large = join(folder, 'large.zip')
  writeFileSync(large, makeExport({ channels: 40, days: 12_000, messages: 80_000, bytes: 4 * MB }).archive)
  const [small, more] = [work('analysis', join(folder, '0.zip'), ''), work('analysis', large, '')]
  rows.push({
    measure: 'memory of four times as much',
    ours: `${Math.round(more.megabytes)} MB`,
    reference: `${Math.round(small.megabytes)} MB`,
    ratio: more.megabytes / small.megabytes,
    reach: 1.5,
    isAtMost: true,
    note: `${more.report.messages} messages, ${(more.ms / 1_000).toFixed(1)} s`,
  })
  report('imports', rows)
} finally {
  rmSync(folder, { recursive: true, force: true })
  await ground.stop()
}

function work(what: string, path: string, slug: string): Seen {
  const out = join(folder, 'seen.json')
  execFileSync(process.execPath, [new URL('./imports-work.ts', import.meta.url).pathname, what, path, out], {
    env: { ...process.env, BENCH_URLS: JSON.stringify(ground.urls), BENCH_SLUG: slug },
    stdio: 'inherit',
  })
  return JSON.parse(readFileSync(out, 'utf8'))
}
