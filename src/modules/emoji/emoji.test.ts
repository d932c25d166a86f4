import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import sharp from 'sharp'
import { postMessage, react } from '#modules/conversation/contract.ts'
import { download } from '#modules/files/contract.ts'
import { openTestHouse, type TestActor } from '#tests/house.ts'
import { addEmoji, listEmoji, MOST_BYTES, removeEmoji } from './contract.ts'

const picture = await sharp({ create: { width: 300, height: 200, channels: 4, background: '#2a7f8e80' } })
  .png()
  .toBuffer()
const bodyOf = (bytes: Uint8Array) => ({
  upload: {
    stream: (async function* () {
      yield bytes
    })(),
    type: 'image/png',
    size: bytes.length,
  },
})

describe('emoji of our own', async () => {
  const { ana, ben, cem, mara, gina, otto, someone, sofia, world, clock, clean } = await openTestHouse()
  const names = async (who: TestActor) => (await who.does(listEmoji, {})).items.map(({ name }) => name)
  const add = (who: TestActor, name: string) => who.does(addEmoji, { name }, bodyOf(picture))

  test('are added by members, small and without what else was in the picture, and stay', async () => {
    const made = await add(ben, 'Lahn')
    assert.deepEqual([made.name, made.addedBy?.name, made.can], ['lahn', 'Ben Okafor', { remove: true }])
    await add(cem, 'adler+1')
    assert.deepEqual(await names(gina), ['adler+1', 'lahn'])
    const bytes = (await gina.does(download, { fileId: made.fileId })) as { stream: AsyncIterable<Uint8Array> }
    const parts: Uint8Array[] = []
    for await (const part of bytes.stream) parts.push(part)
    const { format, width, height, hasAlpha } = await sharp(Buffer.concat(parts)).metadata()
    assert.deepEqual([format, width, height, hasAlpha], ['webp', 128, 85, true])
    const { id: messageId } = await ana.does(postMessage, {
      subjectId: world.lahn.channels.willkommen,
      text: 'Wir sind :lahn:',
    })
    await cem.does(react, { messageId, emoji: ':lahn:' })
    clock.forward(3 * 24 * 3_600_000)
    await clean()
    assert.deepEqual(await names(ana), ['adler+1', 'lahn'])
    await cem.does(download, { fileId: made.fileId })
  })

  test('have one name each, even if two come at once', async () => {
    const tried = await Promise.allSettled([add(ana, 'fluss'), add(ben, 'fluss'), add(cem, 'fluss')])
    assert.equal(tried.filter(({ status }) => status === 'fulfilled').length, 1)
    await ben.isRefused(addEmoji, { name: 'fluss' }, 'name_taken', bodyOf(picture))
    for (const name of ['x', '1a', 'zwei wörter', 'ä', '-a', 'a'.repeat(41), ':a:', ''])
      await ben.isRefused(addEmoji, { name }, 'invalid', bodyOf(picture))
  })

  test('are pictures of at most 1 MB', async () => {
    await ben.isRefused(addEmoji, { name: 'text' }, 'not_a_picture', bodyOf(Buffer.from('hallo')))
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    await ben.isRefused(addEmoji, { name: 'svg' }, 'not_a_picture', bodyOf(svg))
    const large = Buffer.concat([picture, Buffer.alloc(MOST_BYTES)])
    await ben.isRefused(addEmoji, { name: 'large' }, 'too_large', bodyOf(large))
    await ben.isRefused(addEmoji, { name: 'broken' }, 'unreadable_picture', bodyOf(picture.subarray(0, 60)))
  })

  test('are removed by who added them and by stewards; guests and those outside do neither', async () => {
    await cem.isRefused(removeEmoji, { emojiName: 'lahn' }, 'forbidden')
    await gina.isRefused(removeEmoji, { emojiName: 'lahn' }, 'forbidden')
    await gina.isRefused(addEmoji, { name: 'gast' }, 'forbidden', bodyOf(picture))
    await sofia.isRefused(addEmoji, { name: 'fremd' }, 'forbidden', bodyOf(picture))
    await someone.isRefused(listEmoji, {}, 'signed_out')
    await otto.isRefused(removeEmoji, { emojiName: 'lahn' }, 'not_found')
    const [, , lahn] = (await ben.does(listEmoji, {})).items
    await ben.does(removeEmoji, { emojiName: 'lahn' })
    await ben.isRefused(download, { fileId: lahn!.fileId }, 'not_found')
    await mara.does(removeEmoji, { emojiName: 'adler+1' })
    assert.deepEqual(await names(ana), ['fluss'])
  })
})
