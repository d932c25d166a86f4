/** The outbox with a network that comes and goes: `fetch` and the device's storage are the edge. */
import { strict as assert } from 'node:assert'
import { afterEach, beforeEach, test } from 'node:test'
import type { Place, Sending } from './outbox-kept.ts'

class Storage {
  [place: string]: unknown
  getItem(place: string) {
    return (this[place] as string | undefined) ?? null
  }
  setItem(place: string, text: string) {
    this[place] = text
  }
  removeItem(place: string) {
    delete this[place]
  }
}

const browser = new EventTarget()
let storage: Storage & object
type Said = { text: string; key: string }
let heard: Said[] = []
let person = 'ana'
/** What becomes of a message: undefined: it arrives. */
let fate: (text: string) => number | 'lost' | 'answer lost' | undefined = () => undefined

Object.assign(globalThis, { window: browser })
const fresh = () => {
  storage = new Storage()
  Object.defineProperty(globalThis, 'localStorage', { value: storage, configurable: true })
}
fresh()
globalThis.fetch = async (url, options) => {
  if (`${url}` === '/api/people/me')
    return fate('me') === 'lost' ? Promise.reject(new TypeError('away')) : Response.json({ id: person })
  const { text } = JSON.parse(`${options!.body}`)
  const key = new Headers(options!.headers).get('idempotency-key')!
  const becomes = fate(text)
  if (becomes === 'lost') throw new TypeError('away')
  if (typeof becomes === 'number') return Response.json({ code: 'archived' }, { status: becomes })
  if (!heard.some((one) => one.key === key)) heard.push({ text, key })
  if (becomes === 'answer lost') throw new TypeError('away')
  return Response.json({ id: key, text })
}
const { giveUp, lookAfter, outbox, send } = await import('./outbox.ts')

const at: Place = { person: 'ana', community: '1', slug: 'lahn' }
const written = (text: string, n = 0): Sending => ({
  key: crypto.randomUUID(),
  subjectId: 's',
  threadId: null,
  text,
  files: [],
  at: new Date(Date.UTC(2026, 8, 17, 8) + n).toISOString(),
  href: '/',
  afterSeq: 0,
})
const back = () => browser.dispatchEvent(new Event('online'))
const texts = () => heard.map(({ text }) => text)
const waiting = () => outbox.all().map(({ text }) => text)
/** Waits until it holds: the outbox says when something changed. */
const until = (holds: () => boolean) =>
  new Promise<void>((resolve) => {
    const look = () => {
      if (!holds()) return
      stop()
      resolve()
    }
    const stop = outbox.subscribe(look)
    look()
  })

let leave = () => {}
beforeEach(() => {
  fresh()
  heard = []
  person = 'ana'
  fate = () => undefined
  leave = lookAfter(at)
})
afterEach(() => leave())

test('what is written without a network waits in order and goes out once it is back', async () => {
  fate = () => 'lost'
  for (const text of ['eins', 'zwei', 'drei']) send(written(text))
  await until(() => outbox.isAway())
  assert.deepEqual(waiting(), ['eins', 'zwei', 'drei'])
  fate = () => undefined
  back()
  await until(() => outbox.all().length === 0 && !outbox.isAway())
  assert.deepEqual(texts(), ['eins', 'zwei', 'drei'])
})

test('what was kept is there after the page was loaded anew, and an answer that was lost doubles nothing', async () => {
  fate = () => 'answer lost'
  send(written('angekommen'))
  await until(() => outbox.isAway())
  leave()
  assert.deepEqual(waiting(), [])
  fate = () => undefined
  leave = lookAfter(at)
  assert.deepEqual(waiting(), ['angekommen'])
  await until(() => outbox.all().length === 0)
  assert.deepEqual(texts(), ['angekommen'])
})

test('what is refused stays with its reason, and those after it go on', async () => {
  fate = (text) => (text === 'nein' ? 409 : undefined)
  for (const [n, text] of ['vorher', 'nein', 'nachher'].entries()) send(written(text, n))
  await until(() => texts().length === 2 && outbox.all().length === 1)
  assert.deepEqual(texts(), ['vorher', 'nachher'])
  const [refused] = outbox.all()
  assert.equal(refused!.failed, 'archived')
  giveUp(refused!.key)
  assert.deepEqual(waiting(), [])
  assert.equal(Object.keys(storage).filter((place) => place.includes('unsent')).length, 0)
})

test('a house that restarts or is asked too much is no refusal', async () => {
  for (const status of [429, 502, 503, 504]) {
    fate = () => status
    send(written(`${status}`, status))
    await until(() => outbox.isAway())
    assert.equal(outbox.all()[0]!.failed, undefined)
    fate = () => undefined
    back()
    await until(() => outbox.all().length === 0 && !outbox.isAway())
  }
  assert.equal(texts().length, 4)
})

test('what belongs to another person on this device is neither shown nor sent', async () => {
  fate = () => 'lost'
  send(written('von Ana'))
  await until(() => outbox.isAway())
  leave()
  person = 'ben'
  fate = () => undefined
  leave = lookAfter({ ...at, person: 'ben' })
  assert.deepEqual(waiting(), [])
  send(written('von Ben'))
  await until(() => texts().length === 1 && outbox.all().length === 0)
  assert.deepEqual(texts(), ['von Ben'])
})

test('a screen of one person sends nothing as another who signed in meanwhile', async () => {
  fate = () => 'lost'
  send(written('von Ana'))
  await until(() => outbox.isAway())
  person = 'ben'
  fate = () => undefined
  const asked = until(() => storage.getItem('leitstern.who') === 'ben')
  back()
  await asked
  send(written('noch eins'))
  assert.deepEqual(texts(), [])
  assert.deepEqual(waiting(), ['von Ana', 'noch eins'])
})

test('after two days it may have been said already: it asks instead of saying it twice', async () => {
  fate = () => 'answer lost'
  send(written('alt'))
  await until(() => outbox.isAway())
  leave()
  const place = Object.keys(storage).find((one) => one.includes('unsent'))!
  const kept = JSON.parse(storage.getItem(place)!)
  storage.setItem(place, JSON.stringify({ ...kept, triedAt: '2026-01-01T00:00:00.000Z' }))
  fate = () => undefined
  leave = lookAfter(at)
  await until(() => outbox.all()[0]?.failed === 'maybe_sent')
  assert.equal(heard.length, 1)
})
