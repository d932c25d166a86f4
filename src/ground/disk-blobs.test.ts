import { strict as assert } from 'node:assert'
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { Refusal } from '#kernel/refusal.ts'
import { diskBlobs } from './disk-blobs.ts'

const HERE = '01990000-0000-7000-8000-000000000064'
const THERE = '01990000-0000-7000-8000-0000000000c8'

describe('blobs on the disk', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'blobs-'))
  after(() => rm(folder, { recursive: true }))
  const blobs = diskBlobs(folder)
  const incoming = () => readdir(join(folder, 'blobs', 'incoming'))
  const read = async (key: string) => {
    const found = await blobs.open(key)
    return found && Buffer.concat(await Array.fromAsync(found.stream)).toString()
  }

  test('what is stored is found again, under one key in a community', async () => {
    const { key, size } = await blobs.put(parts('eins', 'zwei'), 8, HERE)
    assert.equal(size, 8)
    assert.equal(await read(key), 'einszwei')
    assert.equal((await blobs.put(parts('einszwei'), 8, HERE)).key, key)
    const other = await blobs.put(parts('einszwei'), 8, THERE)
    assert.notEqual(other.key, key)
    await blobs.remove(key)
    await blobs.remove(key)
    assert.equal(await read(key), undefined)
    assert.equal(await read(other.key), 'einszwei')
    assert.deepEqual(await incoming(), [])
  })

  test('what is too large or breaks off leaves nothing behind', async () => {
    await assert.rejects(blobs.put(parts('eins', 'zwei'), 7, HERE), (error) => (error as Refusal).kind === 'too_large')
    await assert.rejects(blobs.receive(parts('eins', 'zwei'), 7), Refusal)
    await assert.rejects(blobs.put(broken(), 7, HERE), /abgerissen/)
    await assert.rejects(blobs.put(parts('x'), 7, '../../etc'), /not a key/)
    assert.deepEqual(await incoming(), [])
  })

  test('a body is kept aside until it is dropped, for as many attempts as it takes', async () => {
    const received = await blobs.receive(parts('da'), 10)
    assert.equal((await incoming()).length, 1)
    for (const _ of [1, 2]) assert.equal(Buffer.concat(await Array.fromAsync(received.stream)).toString(), 'da')
    await received.drop()
    assert.deepEqual(await incoming(), [])
  })

  test('no key leads out of the store', async () => {
    for (const key of ['../x', `${HERE}/../../x`, '/etc/passwd', '', `${HERE}/${'g'.repeat(64)}`])
      await assert.rejects(blobs.open(key), /not a key/)
  })

  test('a start clears what was arriving when a process died, not what another node receives', async () => {
    for (const name of ['half', 'arriving']) await writeFile(join(folder, 'blobs', 'incoming', name), 'half')
    const yesterday = new Date(Date.now() - 25 * 3_600_000)
    await utimes(join(folder, 'blobs', 'incoming', 'half'), yesterday, yesterday)
    diskBlobs(folder)
    assert.deepEqual(await incoming(), ['arriving'])
  })
})

async function* parts(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text)
}
async function* broken() {
  yield Buffer.from('a')
  throw new Error('abgerissen')
}
