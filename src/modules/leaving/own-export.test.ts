import { strict as assert } from 'node:assert'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import yauzl from 'yauzl'
import { postMessage } from '#modules/conversation/contract.ts'
import { upload } from '#modules/files/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import { exportMine } from './contract.ts'

describe('what one takes along', async () => {
  const { ben, mara, world } = await openTestHouse()
  const { willkommen: subjectId, anaUndBen } = world.lahn.channels
  const folder = mkdtempSync(join(tmpdir(), 'mine-'))
  after(() => rmSync(folder, { recursive: true }))

  test('is all of mine, wherever it is, with the files, and nothing of anybody else', async () => {
    await mara.does(postMessage, { subjectId, text: 'Maras Worte' })
    await ben.does(postMessage, { subjectId: anaUndBen, text: 'nur für Ana' })
    const stream = (async function* () {
      yield Buffer.from('Messwerte\n')
    })()
    const file = await ben.does(
      upload,
      { subjectId, name: 'pegel/../x.txt' },
      { upload: { stream, type: '', size: undefined } },
    )
    await ben.does(postMessage, { subjectId, text: '=1+1 ist zwei', fileIds: [file.id] })
    const { stream: bytes } = await ben.does(exportMine, {})
    const path = join(folder, 'mine.zip')
    writeFileSync(path, Buffer.concat(await Array.fromAsync(bytes as AsyncIterable<Uint8Array>)))
    const entries = await unzip(path)
    const names = [...entries.keys()]
    for (const name of [
      'account.json',
      'lahn/profile.json',
      'lahn/messages.json',
      'lahn/messages.csv',
      'lahn/files.json',
    ])
      assert.ok(names.includes(name), name)
    const messages = JSON.parse(entries.get('lahn/messages.json')!)
    assert.deepEqual(messages.map(({ text }: { text: string }) => text).sort(), ['=1+1 ist zwei', 'nur für Ana'])
    assert.ok(entries.get('lahn/messages.csv')!.includes("'=1+1 ist zwei"))
    const taken = names.filter((name) => name.startsWith('lahn/files/'))
    assert.equal(taken.length, 1)
    assert.ok(!taken[0]!.slice('lahn/files/'.length).includes('/'))
    assert.equal(entries.get(taken[0]!), 'Messwerte\n')
    assert.ok(![...entries.values()].some((text) => text.includes('Maras') || text.includes('mara@')))
  })
})

async function unzip(path: string): Promise<Map<string, string>> {
  const zip = await yauzl.openPromise(path, { autoClose: false })
  const entries = new Map<string, string>()
  for await (const entry of zip.eachEntry())
    entries.set(entry.fileName, `${Buffer.concat(await Array.fromAsync(await zip.openReadStreamPromise(entry)))}`)
  zip.close()
  return entries
}
