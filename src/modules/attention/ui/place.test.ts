import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { channelKind } from '#modules/chat/contract.ts'
import { charterKind } from '#modules/mission/contract.ts'
import { goalKind } from '#modules/mission/contract-goals.ts'
import { leadsTo } from '#modules/mission/ui/leads-to.ts'
import { showKinds } from '#web/kinds.ts'
import { hrefOf, placeOf } from './place.ts'

const icon = () => null
showKinds([
  { of: channelKind, icon },
  { of: charterKind, icon },
  { of: goalKind, icon, leadsTo },
])
const id = '01890000-0000-7000-8000-000000000001'
const ana = { id: 'a', name: 'Ana', face: null, kind: 'member', role: 'member' }
const nothing = { subject: null, messageId: null, threadId: null, circle: null, member: null, data: {} }
const leads = (kind: string, more: object = {}) => hrefOf(placeOf('lahn', { kind, ...nothing, ...more }))

test('what was said leads to the message, also in its thread', () => {
  const subject = { id, kind: 'channel', title: '' }
  assert.equal(leads('conversation.message_posted', { subject, messageId: 'm' }), `/c/lahn/talk/${id}?message=m`)
  const inThread = leads('conversation.message_posted', { subject, messageId: 'm', threadId: 't' })
  assert.equal(inThread, `/c/lahn/talk/${id}?message=m&thread=t`)
})

test('what was measured leads to the reading at its goal, a new charter to the charter', () => {
  const goal = { id, kind: 'goal', title: 'Müll' }
  assert.equal(leads('mission.goal_created', { subject: goal }), `/c/lahn/goals/${id}`)
  const measured = leads('mission.reading_recorded', { subject: goal, data: { readingId: 'r', metricId: 'x' } })
  assert.equal(measured, `/c/lahn/goals/${id}?metric=x&reading=r`)
  assert.equal(leads('mission.charter_written', { subject: { id, kind: 'charter', title: '' } }), '/c/lahn/charter')
})

test('people lead to people: who asks to the queue, who came to their page, a circle to the circle', () => {
  assert.equal(leads('communities.join_requested', { member: ana }), '/c/lahn/people/queue')
  assert.equal(leads('communities.member_joined', { member: ana }), '/c/lahn/people/a')
  const circle = { id: 'k', name: 'Messgruppe' }
  assert.equal(leads('communities.circle_asked', { member: ana, circle }), '/c/lahn/circles/k')
  assert.equal(leads('communities.founded'), '/c/lahn/people')
})
