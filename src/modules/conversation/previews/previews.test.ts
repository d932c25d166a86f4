import { strict as assert } from 'node:assert'
import { Readable } from 'node:stream'
import { beforeEach, describe, test } from 'node:test'
import { type RawBuilder, sql } from 'kysely'
import sharp from 'sharp'
import { framesOf } from '#faces/live-frames.ts'
import { newId } from '#kernel/ids.ts'
import { readLog } from '#kernel/log.ts'
import { operator } from '#kernel/tenancy.ts'
import { importCommunity } from '#modules/arriving/contract.ts'
import { updateCommunity } from '#modules/communities/contract.ts'
import { download } from '#modules/files/contract.ts'
import { foundByOperator } from '#modules/founding/contract.ts'
import { eraseMembership, exportCommunity, exportMine } from '#modules/leaving/contract.ts'
import { actorFor } from '#tests/house.ts'
import { html, openPreviewing, png } from '#tests/previewing.ts'
import { deleteMessage, editMessage, listMessages, type Message, postMessage, restoreMessage } from '../contract.ts'
import { hidePreview } from '../contract-previews.ts'

const HOUR = 3_600_000
const titles = ({ previews }: Message) => previews.map(({ title }) => title)

describe('link previews', async () => {
  const pages = {
    '/pegel': html(`<title>Pegel heute</title><meta name=description content="Zwei Meter am Wehr">
      <meta property=og:site_name content=Lahnpegel><meta property=og:image content=/wehr.png>`),
    '/wehr.png': await png(1200, 630),
    '/karte': html('<title>Karte</title>'),
    '/fest': html('<title>Flussfest</title>'),
    '/wald': html('<title>Auwald</title>'),
  }
  const { house, world, clock, clean, asked, settle, send, say, read, ana, mara, ben, cem, gina, sofia, otto } =
    await openPreviewing(pages)
  const { willkommen, cleanup, messgruppe, anaUndBen } = world.lahn.channels
  const inLahn = <Row>(query: RawBuilder<Row>) => house.db.transaction(world.lahn.id, (tx) => tx.rows(query))
  const many = async (table: string) =>
    (await inLahn(sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`))[0]!.n
  const framesAfter = (community: string, seq: number) =>
    house.db.transaction(community, async (tx) => {
      const frames = await framesOf(tx, community, await tx.rows(readLog({ community, after: seq, most: 500 })))
      return frames.map(({ frame }) => JSON.parse(frame) as { kind: string; patch: { previews: Message['previews'] } })
    })
  beforeEach(async () => {
    await inLahn(sql`delete from message_preview`)
    await inLahn(sql`delete from outside_page`)
    asked.length = 0
  })

  test('come after the message, with the page’s words and a small picture that this house keeps', async () => {
    const said = await ben.does(postMessage, { subjectId: willkommen, text: 'Seht: https://safe.example/pegel#heute' })
    assert.deepEqual(said.previews, [])
    assert.deepEqual(asked, [], 'nothing is asked while something is said')
    await send()
    const [shown] = (await read(cem, said)).previews
    assert.deepEqual(asked, ['safe.example/pegel', 'safe.example/wehr.png'])
    const { id: _, picture, ...words } = shown!
    assert.deepEqual(words, {
      url: 'https://safe.example/pegel',
      host: 'safe.example',
      site: 'Lahnpegel',
      title: 'Pegel heute',
      description: 'Zwei Meter am Wehr',
    })
    const file = await cem.does(download, { fileId: picture!, preview: true })
    const bytes = Buffer.concat(await Array.fromAsync(file.stream as AsyncIterable<Uint8Array>))
    const { format, width, height } = await sharp(bytes).metadata()
    assert.deepEqual([file.inline, format, width, height], [true, 'webp', 400, 210])
    await otto.isRefused(download, { fileId: picture! }, 'not_found')
  })

  test('arrive on every screen as a fresh load shows them', async () => {
    const said = await ben.does(postMessage, { subjectId: willkommen, text: 'http://lahn.example/pegel' })
    await send()
    const frames = await framesAfter(world.lahn.id, said.seq!)
    assert.deepEqual(
      frames.map(({ kind }) => kind),
      ['conversation.previews_changed'],
    )
    assert.deepEqual(frames[0]!.patch.previews, (await read(cem, said)).previews)
  })

  test('are of one page asked once, however many link to it, and told to all of them', async () => {
    const said = await Promise.all(
      [ben, cem, mara].map((who) =>
        who.does(postMessage, {
          subjectId: willkommen,
          text: 'http://lahn.example/karte und http://lahn.example/fest',
        }),
      ),
    )
    await send()
    assert.deepEqual(asked.toSorted(), ['lahn.example/fest', 'lahn.example/karte'])
    for (const one of said) assert.deepEqual(titles(await read(ana, one)), ['Karte', 'Flussfest'])
    const later = await say(ben, cleanup, 'Nochmal http://lahn.example/fest')
    assert.deepEqual(titles(later), ['Flussfest'])
    assert.equal(asked.length, 2)
    const [frame] = await framesAfter(world.lahn.id, later.seq!)
    assert.deepEqual(frame!.patch.previews, later.previews, 'what was known is told, too')
    assert.deepEqual(titles(await say(otto, world.berg.channels.gipfel, 'http://lahn.example/fest')), ['Flussfest'])
    assert.equal(asked.length, 3, 'communities do not learn from each other')
  })

  test('cost a message without a link nothing', async () => {
    const before = await many('delivery')
    await ben.does(postMessage, { subjectId: willkommen, text: 'Samstag um **zehn** am Wehr :)' })
    assert.equal(await many('delivery'), before)
  })

  test('are three at most, and never of this house', async () => {
    const paths = ['pegel', 'karte', 'pegel', 'fest', 'wald']
    const text = `${house.baseUrl}/c/lahn ${paths.map((path) => `http://lahn.example/${path}`).join(' ')}`
    assert.deepEqual(titles(await say(ben, willkommen, text)), ['Pegel heute', 'Karte', 'Flussfest'])
    assert.equal(asked.length, 4)
  })

  test('are never of what is said between a few', async () => {
    assert.deepEqual(titles(await say(ben, anaUndBen, 'http://lahn.example/pegel')), [])
    assert.deepEqual(asked, [])
  })

  test('are not where the community does without; stewards decide, and what is there stays', async () => {
    const before = await say(ben, willkommen, 'http://lahn.example/karte')
    await ben.isRefused(updateCommunity, { linkPreviews: false }, 'forbidden')
    await mara.does(updateCommunity, { linkPreviews: false })
    const said = await say(ben, willkommen, 'http://lahn.example/karte http://lahn.example/fest')
    assert.deepEqual([titles(said), titles(await read(ben, before))], [[], ['Karte']])
    assert.equal(asked.length, 1)
    await ana.does(updateCommunity, { preset: 'self_help' })
    await say(ben, willkommen, 'http://lahn.example/wald')
    assert.equal(asked.length, 1)
    await ana.does(updateCommunity, { preset: 'association' })
    assert.deepEqual(titles(await say(ben, willkommen, 'http://lahn.example/wald')), ['Auwald'])
  })

  test('follow the words when they are changed', async () => {
    const said = await say(ben, willkommen, 'http://lahn.example/pegel http://lahn.example/karte')
    await ben.does(editMessage, { messageId: said.id, text: 'http://lahn.example/karte http://lahn.example/fest' })
    await send()
    assert.deepEqual(titles(await read(cem, said)), ['Karte', 'Flussfest'])
    assert.deepEqual(await inLahn(sql`select from outside_page where url like '%pegel'`), [], 'nothing of it is left')
    await ben.does(editMessage, { messageId: said.id, text: 'http://lahn.example/fest http://lahn.example/karte' })
    await send()
    const turned = await read(cem, said)
    assert.deepEqual(titles(turned), ['Flussfest', 'Karte'])
    const frames = await framesAfter(world.lahn.id, said.seq!)
    assert.deepEqual(frames.at(-1)!.patch.previews, turned.previews)
    await ben.does(editMessage, { messageId: said.id, text: 'Ohne' })
    await send()
    assert.deepEqual(titles(await read(cem, said)), [])
    assert.deepEqual([await many('outside_page'), await many('message_preview')], [0, 0])
  })

  test('are taken away by the author alone, also for words that change later, and put back', async () => {
    const said = await say(gina, messgruppe, 'http://lahn.example/pegel http://lahn.example/karte')
    const of = { messageId: said.id, previewId: said.previews[0]!.id }
    await ben.isRefused(hidePreview, { ...of, hidden: true }, 'forbidden')
    await mara.isRefused(hidePreview, { ...of, hidden: true }, 'forbidden')
    await cem.isRefused(hidePreview, { ...of, hidden: true }, 'not_found')
    await gina.isRefused(hidePreview, { ...of, previewId: said.id, hidden: true }, 'not_found')
    await gina.does(hidePreview, { ...of, hidden: true })
    await gina.does(editMessage, { messageId: said.id, text: `${said.text} !` })
    await send()
    assert.deepEqual(titles(await read(ben, said)), ['Karte'])
    await gina.does(hidePreview, { ...of, hidden: false })
    assert.deepEqual(titles(await read(ben, said)), ['Pegel heute', 'Karte'])
    const frames = await framesAfter(world.lahn.id, said.seq!)
    assert.deepEqual(frames.at(-1)!.patch.previews, (await read(ben, said)).previews)
    await gina.does(deleteMessage, { messageId: said.id })
    await gina.isRefused(hidePreview, { ...of, hidden: true }, 'deleted')
  })

  test('go with their message: at once from sight, after thirty days for good, with the picture', async () => {
    const said = await say(ben, willkommen, 'http://lahn.example/pegel')
    const fileId = said.previews[0]!.picture!
    await ben.does(deleteMessage, { messageId: said.id })
    assert.deepEqual(titles(await read(cem, said)), [])
    clock.forward(29 * 24 * HOUR)
    await clean()
    assert.deepEqual(titles(await ben.does(restoreMessage, { messageId: said.id })), ['Pegel heute'])
    await cem.does(download, { fileId })
    await ben.does(deleteMessage, { messageId: said.id })
    clock.forward(31 * 24 * HOUR)
    await clean()
    assert.deepEqual([await many('outside_page'), await many('message_preview')], [0, 0])
    await cem.isRefused(download, { fileId }, 'not_found')
  })

  test('stay as long as another message links to the same page', async () => {
    const [one, other] = [
      await say(ben, willkommen, 'http://lahn.example/pegel'),
      await say(cem, willkommen, 'http://lahn.example/pegel'),
    ]
    await ben.does(deleteMessage, { messageId: one.id })
    clock.forward(31 * 24 * HOUR)
    await clean()
    const [shown] = (await read(cem, other)).previews
    await cem.does(download, { fileId: shown!.picture! })
    assert.equal(await many('message_preview'), 1)
  })

  test('are not of messages that moved in', async () => {
    await say(ben, willkommen, 'http://lahn.example/pegel')
    const command = (community: string) => actorFor(house, operator, community, settle)
    const { stream } = await command('lahn').does(exportCommunity, {})
    const bytes = Buffer.concat(await Array.fromAsync(stream as AsyncIterable<Uint8Array>))
    const upload = { type: '', size: bytes.length, stream: Readable.from([bytes]) }
    await command('lahn').does(foundByOperator, { slug: 'neu', name: 'Neu', ownerEmail: 'sofia@example.org' })
    asked.length = 0
    await command('neu').does(importCommunity, {}, { upload })
    await send()
    const { items } = await sofia.in('neu').does(listMessages, { subjectId: willkommen })
    assert.deepEqual(items.flatMap(titles), [])
    assert.ok(items.some(({ text }) => text.includes('/pegel')))
    assert.deepEqual(asked, [])
  })

  test('are taken along, and go with the words of whoever is erased', async () => {
    await say(ben, willkommen, 'http://lahn.example/pegel')
    const { stream } = await ben.does(exportMine, {})
    const zip = Buffer.concat(await Array.fromAsync(stream as AsyncIterable<Uint8Array>))
    assert.ok(zip.includes('lahn/link-previews.json'))
    const [at, end] = [clock.now(), new Date(clock.now().getTime() + HOUR)]
    await house.db.rows(sql`insert into session (id, person_id, token, expires_at, created_at, updated_at)
      values (${newId()}, ${world.people.cem}, 'cem', ${end}, ${at}, ${at})`)
    await house.db.rows(sql`update session set id = ${world.people.cem} where person_id = ${world.people.cem}`)
    await say(cem, willkommen, 'http://lahn.example/wald')
    await cem.does(eraseMembership, { communityId: world.lahn.id, words: 'removed' })
    assert.deepEqual(await inLahn(sql`select url from outside_page`), [{ url: 'http://lahn.example/pegel' }])
    assert.equal(await many('message_preview'), 1)
  })
})
