import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Archive } from '#modules/imports/offers.ts'
import { rowsIn } from './archive-rows.ts'

/** An archive of one file, given in pieces of this length. */
function archiveOf(text: string, piece: number): Archive {
  const bytes = Buffer.from(text)
  const stream = async function* () {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
  }
  return { sizeOf: (name: string) => (name === 'data/x.json' ? bytes.length : undefined), stream } as never
}
const read = (text: string, piece = 7) => Array.fromAsync(rowsIn(archiveOf(text, piece), 'x'))

test('rows come as they were written, however they are broken and wherever the bytes are cut', async () => {
  const row = fc.dictionary(fc.string(), fc.jsonValue())
  const rows = fc.array(row, { maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(rows, fc.integer({ min: 1, max: 40 }), fc.constantFrom(0, 2), async (given, piece, indent) => {
      const text = JSON.stringify(given, null, indent)
      assert.deepEqual(await read(text, piece), JSON.parse(text))
    }),
  )
})

test('what is no array of objects is damaged', async () => {
  const many = `[{"a":"${'x'.repeat(1_100_000)}"}]`
  for (const text of ['', '{}', '[1]', '["a"]', '[[1]]', '[{"a":1}', '[{"a":}]', '[]]', '[][]', '[{}] x', 'x[]', many])
    await assert.rejects(read(text, 65_536), { code: 'archive_entry_is_damaged' }, text.slice(0, 20))
  assert.deepEqual(await read('[]\n'), [])
  assert.deepEqual(await Array.fromAsync(rowsIn(archiveOf('', 1), 'other')), [])
})
