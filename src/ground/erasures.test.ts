import { strict as assert } from 'node:assert'
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { ERASURES_FILE, erasuresIn, mergeErasures } from './erasures.ts'

const folder = mkdtempSync(join(tmpdir(), 'erasures-'))
after(() => rmSync(folder, { recursive: true }))
const [one, two, three] = [1, 2, 3].map((n) => JSON.stringify({ person: `${n}`, at: '2026-09-17T08:00:00.000Z' }))

test('a line that was cut off by a lost power names nobody, stops no start and spoils no line after it', () => {
  const erasures = erasuresIn(folder)
  erasures.add(one!)
  appendFileSync(join(folder, ERASURES_FILE), two!.slice(0, 20))
  assert.deepEqual(erasures.list(), [one])
  erasures.add(three!)
  assert.deepEqual(erasures.list(), [one, three])
  mergeErasures(folder, `${two}\n{"per`)
  assert.deepEqual(erasures.list().toSorted(), [one, two, three])
  assert.match(readFileSync(join(folder, ERASURES_FILE), 'utf8'), /\n$/)
})
