import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { runDeliveries } from '#kernel/delivery.ts'
import { newId } from '#kernel/ids.ts'
import { listMessages } from '#modules/conversation/contract.ts'
import { getCharter, lookAtCharter, writeCharter } from '#modules/mission/contract.ts'
import { actorFor, openTestHouse } from '#tests/house.ts'
import { banMember, getCommunity, listMembers, resumeMember, suspendMember, updateCommunity } from './contract.ts'
import {
  acceptInvitation,
  inviteByLink,
  inviteByMail,
  listInvitations,
  lookAtInvitation,
  resendInvitation,
  revokeInvitation,
} from './contract-joining.ts'

describe('invitations', async () => {
  const { ana, mara, ben, cem, gina, fred, sofia, someone, house, world, letters, clock, settle } =
    await openTestHouse()
  const { members, circles, channels } = world.lahn
  const failures: unknown[] = []
  const deliveries = runDeliveries(house, (error) => failures.push(error))
  const secretOf = (text: string) => /#([\w-]{22})/.exec(text)![1]!

  async function newcomers(many: number) {
    const people = Array.from({ length: many }, (_, n) => ({ id: newId(), email: `neu${n}-${newId()}@example.org` }))
    for (const { id, email } of people) {
      await house.db.transaction(null, async (tx) =>
        tx.send(sql`insert into person (id, email, email_verified, created_at, updated_at)
          values (${id}, ${email}, true, ${clock.now()}, ${clock.now()})`),
      )
    }
    return people.map(({ id }) => actorFor(house, { via: 'session', personId: id, sessionId: id }, 'lahn', settle))
  }

  test('a link says what it is for before one signs in, and lets one in', async () => {
    const { invitation, link } = await ben.does(inviteByLink, { note: 'Komm mit!' })
    const secret = secretOf(link)
    const seen = await someone.does(lookAtInvitation, { secret })
    assert.deepEqual(
      [seen.community.name, seen.by, seen.note, seen.state],
      ['Flussretter Lahn', 'Ben Okafor', 'Komm mit!', 'open'],
    )
    await someone.isRefused(acceptInvitation, { secret, name: 'Sofia' }, 'signed_out')
    const joined = await sofia.does(acceptInvitation, { secret, name: 'Sofia' })
    assert.equal(joined.slug, 'lahn')
    assert.equal((await sofia.does(getCommunity, {})).me?.id, joined.memberId)
    await sofia.does(listMessages, { subjectId: channels.willkommen })
    assert.ok(
      (await mara.hears()).some((notice) => notice.kind === 'communities.member_joined' && notice.level === 'week'),
    )
    assert.equal((await sofia.does(lookAtInvitation, { secret })).isMember, true)
    await sofia.does(acceptInvitation, { secret, name: 'Noch einmal' })
    const [mine] = (await ben.does(listInvitations, {})).items
    assert.deepEqual([mine?.id, mine?.uses], [invitation.id, 1])
    assert.ok(!JSON.stringify(mine).includes(secret))
    await someone.isRefused(lookAtInvitation, { secret: 'A'.repeat(22) }, 'not_found')
  })

  test('no more come in than it has uses, however many try at once', async () => {
    const { link } = await ben.does(inviteByLink, { mostUses: 3 })
    const many = await newcomers(40)
    const tries = many.flatMap((who) =>
      Array.from({ length: 5 }, () => who.does(acceptInvitation, { secret: secretOf(link), name: 'Neu' })),
    )
    const done = await Promise.allSettled(tries)
    const inside = new Set(done.flatMap((one) => (one.status === 'fulfilled' ? [one.value.memberId] : [])))
    assert.equal(inside.size, 3)
    for (const one of done) if (one.status === 'rejected') assert.equal(one.reason.code, 'invitation_used_up')
    assert.equal((await ben.does(listInvitations, {})).items[0]?.uses, 3)
  })

  test('by mail only its address may use it, and the secret stands nowhere but in the letter', async () => {
    const { items } = await ben.does(inviteByMail, {
      emails: ['Fred@example.org', 'fred@example.org'],
      note: 'Komm zurück',
    })
    assert.equal(items.length, 1)
    await deliveries.settle()
    const letter = letters.at(-1)!
    assert.deepEqual([letter.to, letter.subject], ['fred@example.org', 'Ben Okafor lädt dich ein: Flussretter Lahn'])
    assert.match(letter.text, /Komm zurück/)
    const secret = secretOf(letter.text)
    const rows = await house.db.transaction(world.lahn.id, (tx) =>
      tx.rows(
        sql<{
          row: string
        }>`select row_to_json(d)::text as row from delivery d union all select row_to_json(i)::text from invitation i`,
      ),
    )
    for (const { row } of rows) assert.ok(!row.includes(secret))
    assert.equal((await someone.does(lookAtInvitation, { secret })).email, 'f…@example.org')
    const [stranger] = await newcomers(1)
    await stranger!.isRefused(acceptInvitation, { secret, name: 'Fremd' }, 'other_address')
    const back = await fred.does(acceptInvitation, { secret, name: 'Fred' })
    assert.equal(back.memberId, members.fred)
    await stranger!.isRefused(acceptInvitation, { secret, name: 'Fremd' }, 'invitation_used_up')
    assert.deepEqual(failures, [])
  })

  test('a letter that fails is tried again with a new secret, and parked in the end', async () => {
    const { items } = await ben.does(inviteByMail, { emails: ['later@example.org'] })
    const { send } = house.mail
    house.mail.send = async () => {
      throw new Error('the mail server is away')
    }
    for (let attempt = 0; attempt < 6; attempt++) {
      await deliveries.settle()
      clock.forward(3 * 3_600_000)
    }
    house.mail.send = send
    assert.equal(failures.length, 5)
    const rows = await house.db.transaction(world.lahn.id, (tx) =>
      tx.rows(sql<{ state: string; attempts: number; lastError: string }>`
        select state, attempts, last_error from delivery where key = ${items[0]!.id}`),
    )
    assert.deepEqual(rows, [{ state: 'parked', attempts: 5, lastError: 'Error' }])
  })

  test('a letter nobody answered is sent once more: the old link ends, the new one has its time again', async () => {
    const { items } = await ben.does(inviteByMail, { emails: ['still@example.org'], days: 7, note: 'Komm doch' })
    const invitationId = items[0]!.id
    await deliveries.settle()
    const first = secretOf(letters.at(-1)!.text)
    await ben.isRefused(resendInvitation, { invitationId }, 'sent_lately')
    clock.forward(9 * 86_400_000)
    assert.equal((await someone.does(lookAtInvitation, { secret: first })).state, 'expired')
    await cem.isRefused(resendInvitation, { invitationId }, 'forbidden')
    const before = letters.length
    const again = await mara.does(resendInvitation, { invitationId })
    assert.equal(again.state, 'open')
    assert.equal(Date.parse(again.expiresAt), clock.now().getTime() + 7 * 86_400_000)
    await mara.isRefused(resendInvitation, { invitationId }, 'sent_lately')
    await deliveries.settle()
    assert.equal(letters.length, before + 1)
    const letter = letters.at(-1)!
    assert.deepEqual([letter.to, /Komm doch/.test(letter.text)], ['still@example.org', true])
    assert.equal((await someone.does(lookAtInvitation, { secret: secretOf(letter.text) })).state, 'open')
    await someone.isRefused(lookAtInvitation, { secret: first }, 'not_found')
  })

  test('what is over is not sent again, nor a link, nor for someone who has left', async () => {
    const { invitation } = await ben.does(inviteByLink, {})
    await ben.isRefused(resendInvitation, { invitationId: invitation.id }, 'not_by_mail')
    const { items } = await ben.does(inviteByMail, { emails: ['weg@example.org'] })
    clock.forward(2 * 86_400_000)
    await mara.does(suspendMember, { memberId: members.ben })
    await mara.isRefused(resendInvitation, { invitationId: items[0]!.id }, 'inviter_is_gone')
    await mara.does(resumeMember, { memberId: members.ben })
    await mara.does(revokeInvitation, { invitationId: items[0]!.id })
    await mara.isRefused(resendInvitation, { invitationId: items[0]!.id }, 'invitation_revoked')
  })

  test('what was revoked or has expired opens nothing, and says no more than that', async () => {
    const { invitation, link } = await ben.does(inviteByLink, { note: 'geheim' })
    await cem.isRefused(revokeInvitation, { invitationId: invitation.id }, 'forbidden')
    await mara.does(revokeInvitation, { invitationId: invitation.id })
    const [someoneNew] = await newcomers(1)
    await someoneNew!.isRefused(acceptInvitation, { secret: secretOf(link), name: 'Neu' }, 'invitation_revoked')
    const looked = await someone.does(lookAtInvitation, { secret: secretOf(link) })
    assert.deepEqual([looked.state, looked.by, looked.note], ['revoked', '', ''])
    const short = await ben.does(inviteByLink, { days: 1 })
    clock.forward(2 * 86_400_000)
    await someoneNew!.isRefused(acceptInvitation, { secret: secretOf(short.link), name: 'Neu' }, 'invitation_expired')
  })

  test('whoever is banned stays out', async () => {
    const [banned] = await newcomers(1)
    const { link } = await ben.does(inviteByLink, {})
    const { memberId } = await banned!.does(acceptInvitation, { secret: secretOf(link), name: 'Störer' })
    await mara.does(banMember, { memberId })
    await banned!.isRefused(acceptInvitation, { secret: secretOf(link), name: 'Anders' }, 'banned')
    await banned!.isRefused(listMembers, {}, 'forbidden')
  })

  test('guests are let into one place only, by those who may open it', async () => {
    const terms = { kind: 'guest', subjectId: channels.messgruppe } as const
    await cem.isRefused(inviteByLink, terms, 'no_such_subject')
    await ben.isRefused(inviteByLink, { ...terms, subjectId: channels.anaUndBen }, 'no_such_subject')
    await ben.isRefused(inviteByLink, { kind: 'guest' }, 'guest_needs_a_place')
    await gina.isRefused(inviteByLink, {}, 'forbidden')
    const { link } = await mara.does(inviteByLink, terms)
    const [guest] = await newcomers(1)
    await guest!.does(acceptInvitation, { secret: secretOf(link), name: 'Gast' })
    await guest!.does(listMessages, { subjectId: channels.messgruppe })
    await guest!.isRefused(listMessages, { subjectId: channels.willkommen }, 'not_found')
    await guest!.isRefused(listMembers, {}, 'forbidden')
  })

  test('who was invited to a closed community reads its charter before joining, and nobody else outside', async () => {
    await ana.does(writeCharter, {
      basedOn: 0,
      mission: 'Sauber',
      values: [{ title: 'Anpacken' }],
      inScope: [],
      outOfScope: [],
    })
    await ana.does(updateCommunity, { joining: 'invitation', publicPage: false })
    const { link } = await mara.does(inviteByLink, {})
    const seen = await someone.does(lookAtCharter, { invitation: secretOf(link) })
    assert.deepEqual(
      [seen.values.map(({ title }) => title), seen.writtenBy, seen.can.accept],
      [['Anpacken'], null, false],
    )
    await someone.isRefused(lookAtCharter, { invitation: 'A'.repeat(22) }, 'not_found')
    await someone.isRefused(getCharter, {}, 'not_found')
    await ana.does(updateCommunity, { preset: 'association' })
  })

  test('in the list a hidden circle is named only to those who are in it', async () => {
    const { invitation } = await mara.does(inviteByLink, { circleId: circles.vorstand })
    const places = async (who: typeof ana) => {
      const { items } = await who.does(listInvitations, {})
      const [one] = items.filter(({ id }) => id === invitation.id)
      assert.ok(!JSON.stringify(one).includes(circles.vorstand) || one?.circle)
      return one?.circle?.name
    }
    assert.equal(await places(mara), 'Vorstand')
    assert.equal(await places(ana), undefined)
  })

  test('into a circle its hosts invite; stewards are invited by owners', async () => {
    await ben.isRefused(inviteByLink, { circleId: circles.vorstand }, 'no_such_circle')
    const { link } = await mara.does(inviteByLink, { circleId: circles.vorstand })
    await cem.does(acceptInvitation, { secret: secretOf(link), name: 'egal' })
    await cem.does(listMessages, { subjectId: channels.vorstand })
    await mara.isRefused(inviteByLink, { role: 'steward' }, 'forbidden')
    const forSteward = await ana.does(inviteByLink, { role: 'steward', mostUses: 1 })
    const [steward] = await newcomers(1)
    await steward!.does(acceptInvitation, { secret: secretOf(forSteward.link), name: 'Neu', acceptsCharter: true })
    assert.equal((await steward!.does(getCommunity, {})).can.decideRequests, true)
    await deliveries.stop()
  })

  test('a guest is let into exactly the channels that are named, and nowhere else', async () => {
    const { willkommen, cleanup, messgruppe, vorstand, anaUndBen } = channels
    const terms = { kind: 'guest' as const, subjectId: cleanup, alsoIntoIds: [messgruppe, cleanup] }
    const { invitation, link } = await mara.does(inviteByLink, { ...terms, mostUses: 1 })
    assert.deepEqual(
      [invitation.subject?.title, invitation.alsoInto.map(({ title }) => title)],
      ['Cleanup September', ['Messgruppe']],
    )
    const [guest] = await newcomers(1)
    await guest!.does(acceptInvitation, { secret: secretOf(link), name: 'Gast zwei', acceptsCharter: true })
    for (const subjectId of [cleanup, messgruppe]) await guest!.does(listMessages, { subjectId })
    for (const subjectId of [willkommen, vorstand, anaUndBen])
      await guest!.isRefused(listMessages, { subjectId }, 'not_found')
    // Nobody opens a door that is not theirs to open, nor one they do not know of.
    await cem.isRefused(inviteByLink, { ...terms, subjectId: undefined }, 'no_such_subject')
    await ana.isRefused(inviteByLink, { ...terms, alsoIntoIds: [vorstand] }, 'no_such_subject')
    await mara.isRefused(inviteByLink, { ...terms, alsoIntoIds: [world.berg.channels.gipfel] }, 'no_such_subject')
    await mara.isRefused(inviteByLink, { kind: 'guest' }, 'guest_needs_a_place')
  })
})
