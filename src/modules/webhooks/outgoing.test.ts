import { strict as assert } from 'node:assert'
import { createHmac } from 'node:crypto'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { runDeliveries } from '#kernel/delivery.ts'
import { OutsideError } from '#kernel/outside.ts'
import { createChannel } from '#modules/chat/contract.ts'
import { setRole } from '#modules/communities/contract.ts'
import { createCircle, leaveCircle, setHost } from '#modules/communities/contract-circles.ts'
import { deleteMessage, postMessage } from '#modules/conversation/contract.ts'
import { createGoal } from '#modules/mission/contract-goals.ts'
import { openTestHouse } from '#tests/house.ts'
import {
  addWebhook,
  editWebhook,
  endWebhook,
  listSendings,
  listWebhooks,
  pauseWebhook,
  renewSecret,
  resumeWebhook,
  sendAgain,
  testWebhook,
} from './contract.ts'

const url = 'https://receiver.example/hook'
const hears = ['conversation.message_posted', 'mission.goal_created'] as const

describe('an outgoing webhook', async () => {
  const { house, ana, mara, ben, gina, otto, world, outside, clock, settle } = await openTestHouse()
  const channelId = world.lahn.channels.willkommen
  /** Until all that is due has been sent. */
  const send = async () => {
    await settle()
    const run = runDeliveries(house, (error) => assert.fail(error as Error))
    await run.settle()
    await run.stop()
  }
  const add = (who = ana) =>
    who.does(addWebhook, { name: 'Dashboard', url, hears: [...hears], channelIds: [channelId] })
  const bodies = () => outside.asked.map(({ post }) => JSON.parse(post!.body))
  const fresh = () => {
    outside.asked.length = 0
    outside.answers.set(url, { status: 204 })
  }
  const endAll = async () => {
    for (const { id } of (await ana.does(listWebhooks, {})).items) await ana.does(endWebhook, { webhookId: id })
    fresh()
  }

  test('tells what happens, once, signed as Standard Webhooks says', async () => {
    fresh()
    const { id, secret } = await add()
    const message = await ben.does(postMessage, { subjectId: channelId, text: 'Das Wasser *steigt*' })
    await send()
    await send()
    assert.equal(outside.asked.length, 1)
    const { url: asked, post } = outside.asked[0]!
    assert.equal(asked, url)
    const said = post!.headers
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
    const signed = `${said['webhook-id']}.${said['webhook-timestamp']}.${post!.body}`
    assert.equal(said['webhook-signature'], `v1,${createHmac('sha256', key).update(signed).digest('base64')}`)
    assert.equal(said['webhook-timestamp'], String(Math.floor(clock.now().getTime() / 1000)))
    const { type, timestamp, data } = JSON.parse(post!.body)
    assert.equal(type, 'conversation.message_posted')
    assert.equal(timestamp, message.at)
    assert.deepEqual([data.messageId, data.text, data.actor.name], [message.id, 'Das Wasser *steigt*', 'Ben Okafor'])
    assert.equal(data.link, `http://localhost:3000/c/lahn/talk/${channelId}?message=${message.id}`)
    const { items } = await ana.does(listSendings, { webhookId: id })
    assert.deepEqual(
      items.map(({ kind, state, status, attempts }) => [kind, state, status, attempts]),
      [['conversation.message_posted', 'delivered', 204, 1]],
    )
    assert.equal(items[0]!.id, said['webhook-id'])
    await endAll()
  })

  test('hears only the channels that were chosen, and never what an app or its maker’s blind spot says', async () => {
    await add()
    const other = await ana.does(createChannel, { name: 'Anderswo', audience: 'community' })
    await ana.does(postMessage, { subjectId: other.id, text: 'Nicht gemeldet' })
    const goal = await ana.does(createGoal, { title: 'Ufer säubern' })
    const { vorstand } = world.lahn.circles
    await mara.does(createGoal, { title: 'Nur für uns', audience: 'circle', circleId: vorstand })
    await send()
    assert.deepEqual(
      bodies().map(({ type, data }) => [type, data.subject.title, data.link]),
      [['mission.goal_created', 'Ufer säubern', `http://localhost:3000/c/lahn/goals/${goal.id}`]],
    )
    await endAll()
  })

  test('sends a message that was deleted meanwhile without its words', async () => {
    await add()
    const message = await ben.does(postMessage, { subjectId: channelId, text: 'Zu schnell getippt' })
    await ben.does(deleteMessage, { messageId: message.id })
    await send()
    assert.equal(bodies()[0].data.messageId, message.id)
    assert.ok(!outside.asked[0]!.post!.body.includes('getippt'))
    await endAll()
  })

  test('reads as its maker does: circles only where they are host, direct conversations never', async () => {
    const circle = await mara.does(createCircle, { name: 'Still', openness: 'hidden' })
    const quiet = await mara.does(createChannel, { name: 'Still', audience: 'circle', circleId: circle.id })
    const wish = { name: 'Neugier', url, hears: [...hears], channelIds: [quiet.id] }
    await ana.isRefused(addWebhook, wish, 'no_such_channel')
    const { id } = await mara.does(addWebhook, wish)
    await mara.does(postMessage, { subjectId: quiet.id, text: 'Unter uns' })
    await send()
    assert.equal(bodies()[0].data.text, 'Unter uns')
    const [shown] = (await ana.does(listWebhooks, {})).items
    assert.deepEqual([shown!.url, shown!.channels, shown!.can.edit], ['receiver.example', [], false])
    await ana.isRefused(editWebhook, { webhookId: id, url: 'https://elsewhere.example/' }, 'forbidden')
    await ana.isRefused(renewSecret, { webhookId: id }, 'forbidden')
    await endAll()

    await ana.isRefused(addWebhook, { ...wish, channelIds: [world.lahn.channels.anaUndBen] }, 'no_such_channel')
    // In the circle, but no host of it.
    await ana.does(setRole, { memberId: world.lahn.members.ben, role: 'steward' })
    await ben.isRefused(addWebhook, { ...wish, channelIds: [world.lahn.channels.vorstand] }, 'no_such_channel')
    await ana.does(setRole, { memberId: world.lahn.members.ben, role: 'member' })
  })

  test('tells nothing more of a circle that its maker is no longer in', async () => {
    const { vorstand } = world.lahn.channels
    await mara.does(addWebhook, { name: 'Vorstand', url, hears: [...hears], channelIds: [vorstand] })
    await ben.does(postMessage, { subjectId: vorstand, text: 'Noch mit Mara' })
    await send()
    assert.equal(bodies()[0].data.text, 'Noch mit Mara')
    fresh()
    await mara.does(setHost, { circleId: world.lahn.circles.vorstand, memberId: world.lahn.members.ben, isHost: true })
    await mara.does(leaveCircle, { circleId: world.lahn.circles.vorstand })
    await ben.does(postMessage, { subjectId: vorstand, text: 'Ohne Mara' })
    await send()
    assert.deepEqual(outside.asked, [])
    await endAll()
  })

  test('tells nothing twice where a node died right after it had told it', async () => {
    await add()
    await ben.does(postMessage, { subjectId: channelId, text: 'Einmal' })
    await send()
    await house.db.transaction(world.lahn.id, async (tx) =>
      tx.send(sql`update delivery set state = 'due', next_at = ${clock.now()} where kind = 'webhooks.send'`),
    )
    await send()
    assert.equal(outside.asked.length, 1)
    await endAll()
  })

  test('stops with the role of who made it, and tells them', async () => {
    await add(mara)
    await ana.does(setRole, { memberId: world.lahn.members.mara, role: 'member' })
    await ben.does(postMessage, { subjectId: channelId, text: 'Danach' })
    await send()
    assert.equal(outside.asked.length, 0)
    const [one] = (await ana.does(listWebhooks, {})).items
    assert.equal(one!.pausedBecause, 'maker_left')
    assert.ok((await mara.hears()).some(({ kind }) => kind === 'webhooks.webhook_paused'))
    await ana.does(setRole, { memberId: world.lahn.members.mara, role: 'steward' })
    await endAll()
  })

  test('is tried again for two days, then by hand', async () => {
    const { id } = await add()
    outside.answers.set(url, new OutsideError('unreachable'))
    await ben.does(postMessage, { subjectId: channelId, text: 'Kommt das an?' })
    for (let hour = 0; hour < 60; hour++) {
      await send()
      clock.forward(3_600_000)
    }
    const last = async () => (await ana.does(listSendings, { webhookId: id })).items[0]!
    assert.deepEqual(
      [(await last()).state, (await last()).attempts, (await last()).error],
      ['failed', 8, 'unreachable'],
    )
    assert.equal(new Set(outside.asked.map(({ post }) => post!.headers['webhook-id'])).size, 1)
    outside.answers.set(url, { status: 200 })
    await ana.does(sendAgain, { webhookId: id, sendingId: (await last()).id })
    await send()
    assert.deepEqual([(await last()).state, (await last()).status], ['delivered', 200])
    await ana.isRefused(sendAgain, { webhookId: id, sendingId: (await last()).id }, 'not_failed')
    await endAll()
  })

  test('is paused after many failures or where the address is gone; nothing of the time between is sent later', async () => {
    const { id } = await add()
    outside.answers.set(url, { status: 500 })
    for (let n = 0; n < 25; n++) await ben.does(postMessage, { subjectId: channelId, text: `Nr. ${n}` })
    await send()
    const because = async () => (await ana.does(listWebhooks, {})).items[0]!.pausedBecause
    assert.equal(await because(), 'failing')
    assert.ok((await ana.hears()).some(({ kind }) => kind === 'webhooks.webhook_paused'))
    await ana.isRefused(testWebhook, { webhookId: id }, 'paused')
    await ben.does(postMessage, { subjectId: channelId, text: 'Dazwischen' })
    await settle()
    fresh()
    clock.forward(3_600_000)
    await send()
    await ana.does(resumeWebhook, { webhookId: id })
    await send()
    assert.equal(outside.asked.length, 0)
    outside.answers.set(url, { status: 410 })
    await ana.does(testWebhook, { webhookId: id })
    await send()
    assert.equal(await because(), 'gone')
    await endAll()
  })

  test('is for owners and stewards', async () => {
    const wish = { name: 'x', url, hears: [...hears], channelIds: [channelId] }
    for (const kind of ['communities.circle_created', 'nothing.at_all'])
      await mara.isRefused(addWebhook, { ...wish, hears: [kind] }, 'invalid')
    for (const who of [ben, gina]) await who.isRefused(addWebhook, wish, 'forbidden')
    await ben.isRefused(listWebhooks, {}, 'forbidden')
    const { id } = await add()
    for (const who of [ben, otto]) await who.in('lahn').isRefused(pauseWebhook, { webhookId: id }, 'not_found')
    await mara.does(pauseWebhook, { webhookId: id })
    await mara.isRefused(resumeWebhook, { webhookId: id }, 'forbidden')
    for (const bad of ['ftp://a.example/', 'https://me:you@a.example/', 'http://a.example:22/', 'nichts'])
      await ana.isRefused(addWebhook, { ...wish, url: bad }, 'bad_url')
    await ana.isRefused(addWebhook, { ...wish, channelIds: [] }, 'needs_channel')
    await ana.isRefused(addWebhook, { ...wish, channelIds: [world.berg.channels.gipfel] }, 'no_such_channel')
    await endAll()
  })
})
