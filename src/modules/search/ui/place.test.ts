import assert from 'node:assert/strict'
import { test } from 'node:test'
import { channelKind } from '#modules/chat/contract.ts'
import { valueKind } from '#modules/mission/contract.ts'
import { goalKind } from '#modules/mission/contract-goals.ts'
import { showKinds } from '#web/kinds.ts'
import type { FoundAs } from '#web/screens.ts'
import { addressOf, asSearch, hrefOf as hrefAmong, readAsked } from './place.ts'

const sign = () => null
showKinds([channelKind, goalKind, valueKind].map((of) => ({ of, icon: sign })))
const found: FoundAs[] = [
  { kind: 'message', many: '', is: 'said', Sign: sign },
  { kind: 'file', many: '', is: 'sent', Sign: sign },
  { kind: 'member', many: '', is: 'named', Sign: sign, path: (id) => `people/${id}` },
]
const hrefOf = (slug: string, one: Parameters<typeof hrefAmong>[1]) => hrefAmong(slug, one, found)

const place = { id: 'c1', kind: 'channel', audience: 'community', title: 'Willkommen' }

test('a message leads to itself, a reply into its thread, a file to where it hangs', () => {
  assert.equal(
    hrefOf('lahn', { kind: 'message', id: 'm1', place, more: { threadId: null } }),
    '/c/lahn/talk/c1?message=m1',
  )
  assert.equal(
    hrefOf('lahn', { kind: 'message', id: 'm2', place, more: { threadId: 'm1' } }),
    '/c/lahn/talk/c1?message=m2&thread=m1',
  )
  const onGoal = { ...place, kind: 'goal' }
  assert.equal(
    hrefOf('lahn', { kind: 'file', id: 'f1', place: onGoal, more: { messageId: 'm1' } }),
    '/c/lahn/goals/c1?message=m1',
  )
})

test('people, channels and goals lead to their own screens, a value to its place in the charter', () => {
  const paths = ['member', 'channel', 'goal', 'value'].map((kind) =>
    hrefOf('lahn', { kind, id: 'x', place: null, more: {} }),
  )
  assert.deepEqual(paths, ['/c/lahn/people/x', '/c/lahn/talk/x', '/c/lahn/goals/x', '/c/lahn/charter#value-x'])
})

test('what is asked for stands in the address and is read from it', () => {
  const asked = { q: 'Boot', kind: 'message', by: 'newest', goal: undefined } as const
  assert.deepEqual(readAsked(asSearch(asked)), asked)
  assert.equal(
    addressOf('lahn', { ...asked, q: '"am Ufer"' }),
    '/c/lahn/search?q=%22%5C%22am+Ufer%5C%22%22&kind=message&by=newest',
  )
  assert.equal(readAsked({ q: 2026, kind: {} }).q, '2026')
})
