/** Several nodes on one database: what one records the others hear, what one forbids none allows any more. */
import { strict as assert } from 'node:assert'
import { after, describe, test } from 'node:test'
import { removeFromChannel } from '#modules/chat/contract.ts'
import { leave } from '#modules/communities/contract.ts'
import { postMessage } from '#modules/conversation/contract.ts'
import { openFaces } from '../src/faces.ts'
import { notifyBus } from '../src/ground/notify-bus.ts'
import { closeHouse, openHouse } from '../src/house.ts'
import { type Bus, localBus } from '../src/kernel/bus.ts'
import { actorFor, openTestHouse, withAdmin } from './house.ts'
import { openScreens } from './screens.ts'
import { world } from './world.ts'

const { lahn, people } = world

/** Node A, on which people act, and node B, on which others listen. */
type NodesOptions = { aSays?: typeof notifyBus | typeof mute; livePollMs?: number }

async function openNodes({ aSays = notifyBus, livePollMs }: NodesOptions = {}) {
  const problems: unknown[] = []
  const report = (error: unknown) => void problems.push(error)
  const a = await openTestHouse({ bus: (url) => aSays(url, report) })
  const { urls, house } = a
  const { baseUrl, mail, blobs, clock } = house
  const b = openHouse({ urls, baseUrl, mail, blobs, clock, strict: true, bus: await notifyBus(urls.app, report) })
  const faces = await openFaces({
    config: { host: '127.0.0.1', port: 0, baseUrl, trustProxy: false },
    house: b,
    identify: async ({ cookie }) => {
      const person = people[/as=(\w+)/.exec(cookie ?? '')?.[1] as keyof typeof people]
      return person === undefined ? undefined : { via: 'session', personId: person, sessionId: person }
    },
    outboxPage: undefined,
    report,
    limitsRates: false,
    log: false,
    ...(livePollMs !== undefined && { livePollMs }),
  })
  const screens = openScreens(faces.address, baseUrl)
  after(async () => {
    screens.close()
    await faces.close()
    await closeHouse(b)
  })
  /** Cuts every listening connection, as a server that restarts would. */
  const cutWires = () =>
    withAdmin(urls.owner, (admin) =>
      admin.query(`select pg_terminate_backend(pid, 5000) from pg_stat_activity
        where datname = current_database() and application_name = 'leitstern bus'`),
    )
  return { a, b, screens, problems, cutWires }
}

/** Says nothing to other nodes: whatever it would have said was lost. */
const mute = async (): Promise<Bus> => localBus()

const forgotten = (bus: Bus) => new Promise<unknown>((resolve) => bus.onForget(resolve))

/** A generous deadline: what never comes fails. */
const inTime = { timeout: 60_000 }

describe('two nodes on one database', inTime, async () => {
  const { a, b, screens, problems, cutWires } = await openNodes()
  const { ana, ben, cem, mara, settle } = a
  const { cleanup, willkommen } = lahn.channels
  const say = (text: string, subjectId = cleanup) => ana.does(postMessage, { subjectId, text })

  test('what is said on one is heard on the other, once', async () => {
    const screen = await screens.listen('cem', { watch: [cleanup] })
    await say('Von drüben')
    await say('Und noch eins')
    await screen.until(() => screen.hears().includes('Und noch eins'))
    assert.deepEqual(screen.hears(), ['Von drüben', 'Und noch eins'])
  })

  test('who is named on one sees the badge change on the other', async () => {
    const screen = await screens.listen('cem')
    await say(`Kommst du, <@member:${lahn.members.cem}>?`, willkommen)
    await settle()
    await screen.until(() => screen.heard.some(({ badge }) => badge))
  })

  test('who types on one is seen to type on the other', async () => {
    const screen = await screens.listen('cem', { watch: [cleanup] })
    const topics = [`subject:${cleanup}`]
    a.house.bus.hint({ community: lahn.id, topics, frame: { typing: { member: 'x', subject: cleanup, thread: null } } })
    await screen.until(() => screen.heard.some(({ typing }) => typing?.subject === cleanup))
  })

  test('whoever is taken out of a channel on one hears it no more on the other', async () => {
    const { messgruppe } = lahn.channels
    const screen = await screens.listen('gina', { watch: [messgruppe] })
    await mara.does(removeFromChannel, { channelId: messgruppe, memberId: lahn.members.gina })
    await screen.until(() => screen.heard.some(({ lost }) => lost?.includes(messgruppe)))
  })

  test('leaving on one ends sockets and cached rights on the other', async () => {
    const screen = await screens.listen('ben', { watch: [cleanup] })
    assert.ok(await b.tenancy.activeMember(lahn.id, people.ben))
    const heard = forgotten(b.bus)
    await ben.does(leave, {})
    assert.deepEqual(await heard, { community: lahn.id, person: people.ben })
    assert.equal(await b.tenancy.activeMember(lahn.id, people.ben), undefined)
    await actorFor(b, ben.by, 'lahn', settle).isRefused(postMessage, { subjectId: cleanup, text: 'x' }, 'not_found')
    assert.equal(await screen.until(() => screen.closed()), 4403)
  })

  test('a cut wire is mended, and what was forbidden meanwhile is forbidden', async () => {
    assert.deepEqual(problems, [])
    const screen = await screens.listen('cem', { watch: [cleanup] })
    await cutWires()
    await cem.does(leave, {})
    assert.equal(await screen.until(() => screen.closed()), 4403)
    const other = await screens.listen('mara', { watch: [cleanup] })
    await say('Wieder da')
    await other.until(() => other.hears().includes('Wieder da'))
    assert.equal(problems.length, 2) // each node noticed
    problems.length = 0
  })

  test('nonsense on the wire is nobody’s word', async () => {
    const screen = await screens.listen('mara', { watch: [cleanup] })
    await withAdmin(a.urls.owner, async (admin) => {
      for (const said of ['', 'nonsense', '{}', '[]', '["x",1]', '["x",{"w":[1,2]}]', '["x",{"f":{"person":"x"}}]'])
        await admin.query('select pg_notify($1, $2)', ['leitstern', said])
    })
    await say('Sinn')
    await screen.until(() => screen.hears().includes('Sinn'))
    assert.deepEqual(problems, [])
  })

  test('more than fits into one notice arrives', async () => {
    const heard: string[] = []
    const all = Array.from({ length: 300 }, (_, n) => `member:${people.ana.slice(0, -3)}${String(n).padStart(3, '0')}`)
    const arrived = new Promise<void>((resolve) => {
      b.bus.onHint(({ topics }) => {
        heard.push(...topics)
        if (heard.length >= all.length) resolve()
      })
    })
    a.house.bus.hint({ community: lahn.id, topics: all, frame: { badge: true } })
    await arrived
    assert.deepEqual(heard, all)
  })
})

test('a lost wake is healed by the poll', inTime, async () => {
  const { a, screens } = await openNodes({ aSays: mute, livePollMs: 200 })
  const screen = await screens.listen('cem', { watch: [lahn.channels.cleanup] })
  await a.ana.does(postMessage, { subjectId: lahn.channels.cleanup, text: 'Ungehört' })
  await screen.until(() => screen.hears().includes('Ungehört'))
})

test('what was forbidden while a node heard nothing is forbidden as soon as it hears again', inTime, async () => {
  const { a, screens, cutWires } = await openNodes({ aSays: mute })
  const screen = await screens.listen('cem', { watch: [lahn.channels.cleanup] })
  await a.cem.does(leave, {})
  await cutWires()
  assert.equal(await screen.until(() => screen.closed()), 4403)
})
