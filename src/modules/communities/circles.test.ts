import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { listMessages } from '#modules/conversation/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import {
  admitToCircle,
  archiveCircle,
  askToJoinCircle,
  createCircle,
  declineForCircle,
  enterAsOwner,
  getCircle,
  joinCircle,
  leaveCircle,
  listCircles,
  removeFromCircle,
  restoreCircle,
  setHost,
  updateCircle,
} from './contract-circles.ts'

describe('circles', async () => {
  const { ana, mara, ben, cem, gina, sam, sofia, someone, world } = await openTestHouse()
  const { members, circles, channels } = world.lahn
  const names = (list: { items: { name: string }[] }) => list.items.map((circle) => circle.name)
  const messgruppe = { circleId: circles.messgruppe }
  const vorstand = { circleId: circles.vorstand }

  test('listed ones are known to members, hidden ones to those inside, to guests only their own', async () => {
    assert.deepEqual(names(await ben.does(listCircles, {})), ['Messgruppe', 'Vorstand'])
    assert.deepEqual(names(await cem.does(listCircles, {})), ['Messgruppe'])
    assert.deepEqual(names(await gina.does(listCircles, {})), [])
    await cem.isRefused(getCircle, vorstand, 'not_found')
    await gina.isRefused(getCircle, messgruppe, 'not_found')
    await sam.isRefused(listCircles, {}, 'forbidden')
    await someone.isRefused(listCircles, {}, 'signed_out')
    const byToken = ben.withToken(['communities:read'], world.lahn.id)
    assert.deepEqual(names(await byToken.does(listCircles, {})), ['Messgruppe'])
  })

  test('of a listed circle those outside see only its hosts', async () => {
    const outside = await cem.does(getCircle, messgruppe)
    assert.deepEqual(
      outside.people.map((person) => person.name),
      ['Mara Lindner'],
    )
    assert.equal((await ben.does(getCircle, messgruppe)).people.length, 2)
    const faces = async (who: typeof ben) =>
      (await who.does(listCircles, {})).items.find(({ name }) => name === 'Messgruppe')?.faces.map(({ name }) => name)
    assert.deepEqual(await faces(cem), ['Mara Lindner'])
    assert.deepEqual(await faces(ben), ['Mara Lindner', 'Ben Okafor'])
  })

  test('asking tells the hosts, who let in or turn down', async () => {
    await cem.isRefused(joinCircle, messgruppe, 'not_open')
    assert.equal((await cem.does(askToJoinCircle, messgruppe)).hasAsked, true)
    await cem.isRefused(listMessages, { subjectId: channels.messgruppe }, 'not_found')
    assert.ok(
      (await mara.hears()).some((notice) => notice.kind === 'communities.circle_asked' && notice.why === 'host'),
    )
    assert.ok(!(await ben.hears()).some((notice) => notice.kind === 'communities.circle_asked'))
    assert.deepEqual(
      (await mara.does(getCircle, messgruppe)).waiting.map((one) => one.id),
      [members.cem],
    )
    await ben.isRefused(admitToCircle, { ...messgruppe, memberId: members.cem }, 'forbidden')
    await cem.isRefused(admitToCircle, { ...messgruppe, memberId: members.cem }, 'forbidden')
    await mara.does(admitToCircle, { ...messgruppe, memberId: members.cem })
    await cem.does(listMessages, { subjectId: channels.messgruppe })
    assert.ok((await cem.hears()).some((notice) => notice.kind === 'communities.circle_joined'))
    await cem.isRefused(askToJoinCircle, messgruppe, 'already_in')
    await mara.does(removeFromCircle, { ...messgruppe, memberId: members.cem })
    await cem.isRefused(listMessages, { subjectId: channels.messgruppe }, 'not_found')
    await cem.does(askToJoinCircle, messgruppe)
    await mara.does(declineForCircle, { ...messgruppe, memberId: members.cem })
    assert.equal((await cem.does(getCircle, messgruppe)).hasAsked, false)
    await mara.isRefused(admitToCircle, { ...messgruppe, memberId: members.sam }, 'not_active')
    await mara.isRefused(admitToCircle, { ...messgruppe, memberId: world.berg.members.otto }, 'not_active')
  })

  test('who starts a circle hosts it; opening one that was closed is confirmed', async () => {
    const made = await cem.does(createCircle, { name: 'Boote', openness: 'hidden' })
    assert.deepEqual([made.isHost, made.members], [true, 1])
    await ben.isRefused(joinCircle, { circleId: made.id }, 'not_found')
    await cem.isRefused(updateCircle, { circleId: made.id, openness: 'open' }, 'opening_needs_confirming')
    await cem.does(updateCircle, { circleId: made.id, openness: 'open', confirmed: true })
    assert.equal((await ben.does(joinCircle, { circleId: made.id })).isIn, true)
    await ben.isRefused(updateCircle, { circleId: made.id, name: 'Meins' }, 'forbidden')
    await gina.isRefused(createCircle, { name: 'Gäste', openness: 'open' }, 'forbidden')
    await sofia.isRefused(createCircle, { name: 'Fremde', openness: 'open' }, 'forbidden')
    await cem.does(leaveCircle, { circleId: made.id })
    assert.equal((await ben.does(getCircle, { circleId: made.id })).isHost, true)
    await ben.isRefused(setHost, { circleId: made.id, memberId: members.ben, isHost: false }, 'last_host')
    await ben.isRefused(setHost, { circleId: made.id, memberId: members.cem, isHost: true }, 'not_found')
  })

  test('hosts are named by hosts, guests host nothing', async () => {
    await mara.does(admitToCircle, { ...messgruppe, memberId: members.gina })
    await mara.isRefused(setHost, { ...messgruppe, memberId: members.gina, isHost: true }, 'guests_host_nothing')
    await ben.isRefused(setHost, { ...messgruppe, memberId: members.ben, isHost: true }, 'forbidden')
    await mara.does(setHost, { ...messgruppe, memberId: members.ben, isHost: true })
    await ben.does(setHost, { ...messgruppe, memberId: members.mara, isHost: false })
    assert.equal((await mara.does(getCircle, messgruppe)).isHost, false)
    assert.deepEqual(names(await gina.does(listCircles, {})), ['Messgruppe'])
  })

  test('an owner may enter; it is told to everyone inside at once', async () => {
    const before = await ana.does(listCircles, {})
    assert.deepEqual(
      before.unseen.map((circle) => circle.id),
      [circles.vorstand],
    )
    await ana.isRefused(getCircle, vorstand, 'not_found')
    await mara.isRefused(enterAsOwner, { circleId: circles.messgruppe }, 'forbidden')
    await cem.isRefused(enterAsOwner, vorstand, 'not_found')
    await ana.does(enterAsOwner, vorstand)
    await ana.does(listMessages, { subjectId: channels.vorstand })
    await ana.isRefused(listMessages, { subjectId: channels.anaUndBen.replace(/.$/, '0') }, 'not_found')
    for (const inside of [mara, ben]) {
      const told = (await inside.hears()).find((notice) => notice.kind === 'communities.owner_entered')
      assert.deepEqual([told?.level, told?.why, told?.actor?.name], ['now', 'in_circle', 'Ana Keller'])
    }
    const shown = (await ben.does(getCircle, vorstand)).people.find((person) => person.id === members.ana)
    assert.ok(shown?.enteredAsOwnerAt)
  })

  test('a circle is put away and taken back', async () => {
    await ben.does(archiveCircle, messgruppe)
    assert.ok(!names(await ben.does(listCircles, {})).includes('Messgruppe'))
    assert.ok(names(await ben.does(listCircles, { archived: true })).includes('Messgruppe'))
    await cem.isRefused(askToJoinCircle, messgruppe, 'archived')
    await mara.isRefused(restoreCircle, messgruppe, 'forbidden')
    await ben.does(restoreCircle, messgruppe)
  })
})
