import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openArchive } from '../archive.ts'
import { together } from './together.ts'

test('several files become one zip that is read as they were; one stays itself', async () => {
  const files = [new File(['{"a":"ü"}'], 'Böote.json'), new File([new Uint8Array(70_000).fill(7)], 'a.csv')]
  assert.equal(await together(files.slice(0, 1), 'x.zip'), files[0])
  const folder = await mkdtemp(join(tmpdir(), 'together-'))
  const path = join(folder, 'x.zip')
  const zip = await together(files, 'x.zip')
  await writeFile(path, Buffer.from(await zip.arrayBuffer()))
  const archive = await openArchive(path)
  assert.deepEqual(archive.names, ['1/Böote.json', '2/a.csv'])
  assert.equal(String(await archive.read('1/Böote.json', 100)), '{"a":"ü"}')
  assert.equal(((await archive.read('2/a.csv', 100_000)) as Buffer).length, 70_000)
  archive.close()
  await rm(folder, { recursive: true })
  const again = await together(files.toReversed(), 'x.zip')
  assert.deepEqual(await again.bytes(), await zip.bytes(), 'whichever was chosen first')
})
