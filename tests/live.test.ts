/** Promises 2 and 4 on live sockets: all who may hear do, nobody else, and leaving is immediate. */
import { strict as assert } from 'node:assert'
import { after, describe, test } from 'node:test'
import { closing } from '#faces/live-protocol.ts'
import { MOST_SEATS } from '#faces/live-seats.ts'
import type { Identity } from '#kernel/tenancy.ts'
import { createChannel, removeFromChannel } from '#modules/chat/contract.ts'
import { banMember, leave, resumeMember, suspendMember, updateCommunity } from '#modules/communities/contract.ts'
import { removeFromCircle } from '#modules/communities/contract-circles.ts'
import { listMessages, postMessage } from '#modules/conversation/contract.ts'
import { createToken } from '#modules/people/contract.ts'
import { openFaces } from '../src/faces.ts'
import { openTestHouse } from './house.ts'
import { openScreens } from './screens.ts'
import { world } from './world.ts'

describe('the live face', async () => {
  const { house, ana, mara, ben, cem } = await openTestHouse({ connections: 8 })
  const { channels, circles, members } = world.lahn
  const problems: unknown[] = []
  const signedOut = new Set<string>()
  const bearers = new Map<string, Identity['token'] & object>()
  const faces = await openFaces({
    config: { host: '127.0.0.1', port: 0, baseUrl: house.baseUrl, trustProxy: false },
    house,
    identify: async ({ cookie, authorization }) => {
      const token = bearers.get(authorization ?? '')
      if (token) return { via: 'token', personId: world.people.ben, token }
      const person = world.people[/as=(\w+)/.exec(cookie ?? '')?.[1] as keyof typeof world.people]
      if (person === undefined || signedOut.has(person)) return undefined
      return { via: 'session', personId: person, sessionId: person }
    },
    outboxPage: undefined,
    report: (error) => problems.push(error),
    limitsRates: false,
    log: false,
    liveLookMs: 50,
  })
  const { listen, handshake, close } = openScreens(faces.address, house.baseUrl)
  after(async () => {
    close()
    await faces.close()
    assert.deepEqual(problems, [])
  })

  const say = (text: string, subjectId = channels.cleanup) => ben.does(postMessage, { subjectId, text })

  test('the handshake asks where it comes from, who it is and whether they belong', async () => {
    const origin = house.baseUrl
    assert.equal(await handshake({ cookie: 'as=ben', origin }), 101)
    assert.equal(await handshake({ cookie: 'as=ben', origin: 'https://evil.example' }), 403)
    assert.equal(await handshake({ cookie: 'as=ben' }), 403)
    assert.equal(await handshake({ origin }), 401)
    assert.equal(await handshake({ cookie: 'other=1', origin }), 401)
    for (const as of ['sofia', 'otto', 'sam', 'fred'])
      assert.equal(await handshake({ cookie: `as=${as}`, origin }), 404)
    assert.equal(await handshake({ cookie: 'as=ben', origin }, 'berg'), 404)
    assert.equal(await handshake({ cookie: 'as=ben', origin }, 'nowhere'), 404)
  })

  test('a guest is not told who of the whole community is here', async () => {
    const member = await listen('cem')
    const guest = await listen('gina')
    assert.ok((member.hello as { here?: string[] }).here!.includes(members.cem))
    assert.deepEqual((guest.hello as { here?: string[] }).here, [])
    for (const { socket } of [member, guest]) socket.close()
  })

  test('what is said is heard once, with all a screen needs', async () => {
    const cem = await listen('cem', { watch: [channels.cleanup] })
    const message = await say('Morgen um zehn')
    const frame = await cem.until(() => cem.heard.find(({ patch }) => patch?.message?.id === message.id))
    const { items } = await ana.does(listMessages, { subjectId: channels.cleanup, most: 1 })
    assert.deepEqual(frame.patch!.message, items[0], 'what is heard is what a fresh load shows')
    await say('Danach')
    await cem.until(() => cem.hears().includes('Danach'))
    assert.equal(cem.hears().filter((text) => text === 'Morgen um zehn').length, 1)
  })

  test('a flood comes gathered, in order, each message once', async () => {
    const cem = await listen('cem', { watch: [channels.cleanup] })
    const texts = Array.from({ length: 60 }, (_, n) => `Flut ${n}`)
    await Promise.all(texts.map((text) => say(text)))
    await cem.until(() => cem.hears().length >= texts.length)
    assert.deepEqual(cem.hears().toSorted(), texts.toSorted())
    const seqs = cem.heard.flatMap(({ patch, seq }) => (patch ? seq! : []))
    assert.deepEqual(
      seqs,
      seqs.toSorted((a, b) => a - b),
    )
    assert.ok(cem.raw.length < texts.length, `${cem.raw.length} frames`)
  })

  test('all readers get the same bytes, and nothing in them is about the reader', async () => {
    const cem = await listen('cem', { watch: [channels.cleanup] })
    const mara = await listen('mara', { watch: [channels.cleanup] })
    await say('Für alle gleich')
    for (const each of [cem, mara]) await each.until(() => each.hears().includes('Für alle gleich'))
    const bytes = (of: typeof cem) => of.raw.find((text) => text.includes('Für alle gleich'))!
    assert.equal(bytes(cem), bytes(mara))
    assert.doesNotMatch(bytes(cem), /"(can|isMe|mine|isRead|readSeq|unread|level|follows)"/)
    for (const id of [members.cem, members.mara]) assert.ok(!bytes(cem).includes(id))
  })

  test('who may not see it does not hear it', async () => {
    const gina = await listen('gina')
    const cem = await listen('cem')
    const ben = await listen('ben')
    const all = [
      channels.messgruppe,
      channels.vorstand,
      channels.anaUndBen,
      channels.cleanup,
      world.berg.channels.gipfel,
    ]
    assert.deepEqual(await gina.watching(all), [channels.messgruppe])
    assert.deepEqual(await cem.watching(all), [channels.cleanup])
    assert.deepEqual((await ben.watching(all)).toSorted(), all.slice(0, 4).toSorted())
    await say('Nur im Vorstand', channels.vorstand)
    await say('Nur zu zweit', channels.anaUndBen)
    await say('Messung', channels.messgruppe)
    await say('Zum Schluss')
    await ben.until(() => ben.hears().includes('Zum Schluss'))
    await cem.until(() => cem.hears().includes('Zum Schluss'))
    await gina.until(() => gina.hears().includes('Messung'))
    assert.deepEqual(ben.hears(), ['Nur im Vorstand', 'Nur zu zweit', 'Messung', 'Zum Schluss'])
    for (const [each, expected] of [
      [gina, 'Messung'],
      [cem, 'Zum Schluss'],
    ] as const) {
      assert.deepEqual(each.hears(), [expected])
      for (const text of each.raw) assert.doesNotMatch(text, /Nur im Vorstand|Nur zu zweit/)
    }
    for (const text of cem.raw) assert.ok(!text.includes(channels.vorstand) || text.includes('lost'))
  })

  test('typing is seen by those who watch, and told by those who do', async () => {
    const watching = await listen('mara', { watch: [channels.cleanup] })
    const elsewhere = await listen('cem', { watch: [channels.willkommen] })
    const typing = { subject: channels.cleanup, thread: null }
    elsewhere.send({ typing })
    const writer = await listen('ben', { watch: [channels.cleanup] })
    writer.send({ typing })
    const seen = await watching.until(() => watching.heard.find((each) => each.typing)?.typing)
    assert.equal(seen.member, members.ben)
    await say('Getippt')
    await ana.does(postMessage, { subjectId: channels.willkommen, text: 'Dort' })
    await elsewhere.until(() => elsewhere.hears().includes('Dort'))
    assert.ok(!elsewhere.heard.some((each) => each.typing))
    assert.ok(!watching.heard.some((each) => each.typing?.member === members.cem))
  })

  test('who comes back hears exactly what was missed', async () => {
    const before = await listen('cem', { watch: [channels.cleanup] })
    await say('Gehört')
    const { seq } = await before.until(() => before.heard.find(({ patch }) => patch?.message?.text === 'Gehört'))
    before.socket.terminate()
    await say('Verpasst 1')
    await say('Nicht für Cem', channels.vorstand)
    await say('Verpasst 2')
    const back = await listen('cem')
    await say('Verpasst 3')
    back.send({ watch: [channels.cleanup], since: seq })
    await back.until(() => back.heard.find((each) => each.caughtUp !== undefined))
    await back.until(() => back.hears().includes('Verpasst 3'))
    assert.deepEqual(back.hears(), ['Verpasst 1', 'Verpasst 2', 'Verpasst 3'])
  })

  test('who comes back while others talk hears each of it once, in order', async () => {
    const before = await listen('cem', { watch: [channels.cleanup] })
    await say('Vorher')
    const { seq } = await before.until(() => before.heard.find(({ patch }) => patch?.message?.text === 'Vorher'))
    before.socket.terminate()
    const texts = Array.from({ length: 80 }, (_, n) => `Gespräch ${n}`)
    const talk = (async () => {
      for (const text of texts) await say(text)
    })()
    await ana.does(updateCommunity, { name: 'Lahnfreunde' })
    const backs = await Promise.all(Array.from({ length: 8 }, () => listen('cem')))
    for (const back of backs) {
      back.send({ watch: [channels.cleanup, channels.vorstand], since: seq })
      await back.until(() => back.heard.some(({ lost }) => lost?.includes(channels.vorstand)))
    }
    await talk
    for (const back of backs) {
      await back.until(() => back.hears().includes(texts.at(-1)!))
      assert.deepEqual(back.hears(), texts)
      const others = back.heard.filter(({ kind }) => kind === 'communities.community_updated')
      assert.equal(others.length, 1, 'what need not be watched is caught up with, too')
    }
  })

  test('who comes from a later time than the log knows loads afresh', async () => {
    const cem = await listen('cem')
    cem.send({ watch: [channels.cleanup], since: cem.hello.seq + 1_000_000 })
    await cem.until(() => cem.heard.some((each) => each.reset))
    await say('Weiter')
    await cem.until(() => cem.hears().includes('Weiter'))
  })

  test('a member has so many screens; with one more the oldest goes', async () => {
    const screens = []
    for (let n = 0; n < MOST_SEATS; n++) screens.push(await listen('mara', { watch: [channels.cleanup] }))
    assert.deepEqual(
      screens.map(({ closed }) => closed()),
      screens.map(() => undefined),
    )
    const [oldest, ...others] = [...screens, await listen('mara', { watch: [channels.cleanup] })] as const
    await oldest!.until(() => oldest!.closed() === closing.tooMany)
    await say('Auf allen')
    for (const screen of others) await screen.until(() => screen.hears().includes('Auf allen'))
    assert.ok(!oldest!.hears().includes('Auf allen'))
    for (const screen of others) screen.socket.terminate()
  })

  test('a token listens only where it may read everything', async () => {
    const everything = (await ben.does(createToken, { name: 'Alles' })).scopes
    const tokens: Record<string, string[]> = {
      everything: [...everything, 'private:read'],
      public: everything,
      less: [...everything.filter((scope) => scope !== 'mission:read'), 'private:read'],
      writing: ['conversation:write', 'private:read'],
    }
    for (const [name, scopes] of Object.entries(tokens)) {
      const { secret } = await ben.does(createToken, { name, scopes })
      bearers.set(`Bearer ${secret}`, { id: name, communityId: world.lahn.id, scopes })
      assert.equal(await handshake({ authorization: `Bearer ${secret}` }), name === 'everything' ? 101 : 403, name)
    }
  })

  test('a token that ran out listens no longer, though nothing else happens', async () => {
    const { secret, scopes } = await ben.does(createToken, { name: 'Kurz' })
    const headers = { authorization: `Bearer ${secret}` } as never
    bearers.set(`Bearer ${secret}`, { id: 'short', communityId: world.lahn.id, scopes: [...scopes, 'private:read'] })
    const program = await listen('ben', { headers })
    bearers.delete(`Bearer ${secret}`)
    await program.until(() => program.closed() === closing.signedOut)
  })

  test('who was away for too long loads afresh', async () => {
    const channel = await ana.does(createChannel, { name: 'Viel', audience: 'community' })
    const { seq } = await ben.does(listMessages, { subjectId: channel.id })
    const many = Array.from({ length: 501 }, (_, n) => say(`Viel ${n}`, channel.id))
    await Promise.all(many)
    const last = await say('Am Ende', channel.id)
    const cem = await listen('cem', { watch: [channel.id] })
    await cem.until(() => cem.hello.seq >= last.seq! || cem.heard.some((each) => (each.seq ?? 0) >= last.seq!))
    cem.send({ since: seq })
    await cem.until(() => cem.heard.some((each) => each.reset))
    assert.ok(!cem.heard.some((each) => each.caughtUp !== undefined))
  })

  test('whoever is taken out of a circle or a channel hears it no more', async () => {
    const bensScreen = await listen('ben', { watch: [channels.messgruppe, channels.cleanup] })
    const ginasScreen = await listen('gina', { watch: [channels.messgruppe] })
    await mara.does(removeFromCircle, { circleId: circles.messgruppe, memberId: members.ben })
    await mara.does(removeFromChannel, { channelId: channels.messgruppe, memberId: members.gina })
    for (const each of [bensScreen, ginasScreen]) {
      await each.until(() => each.heard.some(({ lost }) => lost?.includes(channels.messgruppe)))
    }
    await mara.does(postMessage, { subjectId: channels.messgruppe, text: 'Unter uns' })
    await ana.does(postMessage, { subjectId: channels.cleanup, text: 'Für alle' })
    await bensScreen.until(() => bensScreen.hears().includes('Für alle'))
    for (const each of [bensScreen, ginasScreen]) for (const text of each.raw) assert.doesNotMatch(text, /Unter uns/)
    assert.deepEqual(await bensScreen.watching([channels.messgruppe]), [])
  })

  test('a session that was ended hears nothing more', async () => {
    const screen = await listen('cem', { watch: [channels.cleanup] })
    signedOut.add(world.people.cem)
    house.bus.forget({ person: world.people.cem })
    await screen.until(() => screen.closed() === 4401)
    signedOut.clear()
  })

  test('whoever leaves, is suspended or banned hears nothing more', async () => {
    const isOver = async (as: string, act: () => Promise<unknown>) => {
      const screen = await listen(as, { watch: [channels.cleanup] })
      const other = await listen('ana', { watch: [channels.cleanup] })
      await act()
      await screen.until(() => screen.closed() === 4403)
      await ana.does(postMessage, { subjectId: channels.cleanup, text: `Ohne ${as}` })
      await other.until(() => other.hears().includes(`Ohne ${as}`))
      assert.ok(!screen.hears().includes(`Ohne ${as}`))
      assert.equal(await handshake({ cookie: `as=${as}`, origin: house.baseUrl }), 404)
    }
    await isOver('cem', () => mara.does(suspendMember, { memberId: members.cem }))
    await mara.does(resumeMember, { memberId: members.cem })
    await isOver('cem', () => cem.does(leave, {}))
    await isOver('ben', () => mara.does(banMember, { memberId: members.ben }))
  })
})
