import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { Refusal } from '#kernel/refusal.ts'
import { listMessages, postMessage } from '#modules/conversation/contract.ts'
import { allAtOnce } from '#tests/at-once.ts'
import { openTestHouse } from '#tests/house.ts'
import {
  banMember,
  getCommunity,
  handOver,
  leave,
  listBarred,
  listMembers,
  removeMember,
  resumeMember,
  setRole,
  suspendMember,
  unbanMember,
} from './contract.ts'

describe('standing and roles', async () => {
  const { ana, mara, ben, cem, gina, sam, fred, sofia, someone, house, world } = await openTestHouse()
  const { members, channels, circles } = world.lahn
  const lahn = world.lahn.id

  test('leaving is immediate, and rights fall with it', async () => {
    await cem.does(listMessages, { subjectId: channels.willkommen })
    await cem.does(leave, {})
    await cem.isRefused(listMessages, { subjectId: channels.willkommen }, 'not_found')
    await cem.isRefused(listMembers, {}, 'forbidden')
    assert.equal((await cem.does(getCommunity, {})).me?.standing, 'left')
    const told = await mara.hears()
    assert.ok(told.some((notice) => notice.kind === 'communities.member_left' && notice.level === 'week'))
    await cem.isRefused(leave, {}, 'forbidden')
  })

  test('a guest who is removed loses every door that was opened', async () => {
    await gina.does(postMessage, { subjectId: channels.messgruppe, text: 'Hallo' })
    await ben.isRefused(removeMember, { memberId: members.gina }, 'forbidden')
    await someone.isRefused(removeMember, { memberId: members.gina }, 'not_found')
    await mara.does(removeMember, { memberId: members.gina })
    await gina.isRefused(listMessages, { subjectId: channels.messgruppe }, 'not_found')
    const doors = await house.db.transaction(lahn, (tx) =>
      tx.rows(sql`select from let_in where community_id = ${lahn} and member_id = ${members.gina}`),
    )
    assert.equal(doors.length, 0)
    await mara.isRefused(removeMember, { memberId: members.gina }, 'wrong_standing')
  })

  test('suspending keeps someone out until they are let in again', async () => {
    await mara.does(suspendMember, { memberId: members.ben })
    await ben.isRefused(listMessages, { subjectId: channels.willkommen }, 'not_found')
    assert.equal((await mara.does(listBarred, {})).items.length, 2)
    await mara.isRefused(suspendMember, { memberId: members.ben }, 'wrong_standing')
    await mara.does(resumeMember, { memberId: members.ben })
    await ben.does(listMessages, { subjectId: channels.vorstand })
    await ben.isRefused(listBarred, {}, 'forbidden')
  })

  test('stewards decide about members, not about owners, each other or themselves', async () => {
    await mara.isRefused(banMember, { memberId: members.ana }, 'forbidden')
    await mara.isRefused(removeMember, { memberId: members.mara }, 'forbidden')
    await mara.isRefused(setRole, { memberId: members.ben, role: 'steward' }, 'forbidden')
    await sofia.isRefused(setRole, { memberId: members.ben, role: 'owner' }, 'not_found')
    await fred.isRefused(setRole, { memberId: members.fred, role: 'owner' }, 'not_found')
  })

  test('a ban stands until it is lifted', async () => {
    await mara.does(banMember, { memberId: members.sam })
    assert.equal((await sam.does(getCommunity, {})).me?.standing, 'banned')
    await mara.isRefused(resumeMember, { memberId: members.sam }, 'wrong_standing')
    await mara.does(unbanMember, { memberId: members.sam })
    assert.equal((await sam.does(getCommunity, {})).me?.standing, 'left')
  })

  test('roles are given by owners and told to whom they concern', async () => {
    await ana.does(setRole, { memberId: members.ben, role: 'steward' })
    assert.equal((await ben.does(getCommunity, {})).can.decideRequests, true)
    assert.ok((await ben.hears()).some((notice) => notice.kind === 'communities.role_set' && notice.why === 'yourself'))
    await ana.isRefused(setRole, { memberId: members.sam, role: 'steward' }, 'not_a_member')
    await ana.does(setRole, { memberId: members.ben, role: 'member' })
    const token = ana.withToken(['communities:write'], lahn)
    await token.isRefused(setRole, { memberId: members.ben, role: 'owner' }, 'out_of_scope')
  })

  test('the last owner stays', async () => {
    await ana.isRefused(leave, {}, 'last_owner')
    await ana.isRefused(setRole, { memberId: members.ana, role: 'member' }, 'last_owner')
  })

  test('of owners who all go at once one stays', async () => {
    const ways = ['leave', 'give up', 'take from each other'] as const
    for (const way of ways) {
      const other = await openTestHouse({ connections: 4 })
      for (const memberId of [members.mara, members.ben]) await other.ana.does(setRole, { memberId, role: 'owner' })
      const go = (who: 'ana' | 'mara' | 'ben', next: 'ana' | 'mara' | 'ben') => () => {
        if (way === 'leave') return other[who].does(leave, {})
        const memberId = members[way === 'give up' ? who : next]
        return other[who].does(setRole, { memberId, role: 'member' })
      }
      const all = [go('ana', 'mara'), go('mara', 'ben'), go('ben', 'ana')]
      const done = await allAtOnce<unknown>(other, lahn, all)
      const owners = await other.house.db.transaction(lahn, (tx) =>
        tx.rows(sql`select from member where community_id = ${lahn} and role = 'owner' and standing = 'active'`),
      )
      assert.equal(owners.length, 1, way)
      const refused = done.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))
      assert.deepEqual(refused, ['last_owner'], way)
    }
  })

  test('in whatever ways owners stop being owners, 200 times at once, one is left', async () => {
    const other = await openTestHouse({ connections: 8 })
    for (const memberId of [members.mara, members.ben]) await other.ana.does(setRole, { memberId, role: 'owner' })
    const owners = [
      { who: other.ana, me: members.ana, next: members.mara },
      { who: other.mara, me: members.mara, next: members.ben },
      { who: other.ben, me: members.ben, next: members.ana },
    ]
    const ways = (n: number) => {
      const { who, me, next } = owners[n % 3]!
      if (n % 5 === 0) return who.does(setRole, { memberId: me, role: 'member' })
      if (n % 5 === 1) return who.does(setRole, { memberId: next, role: 'steward' })
      if (n % 5 === 2) return who.does(handOver, { memberId: next })
      return who.does(leave, {})
    }
    const done = await Promise.allSettled(Array.from({ length: 200 }, (_, n) => ways(n)))
    for (const one of done)
      if (one.status === 'rejected') assert.ok(one.reason instanceof Refusal, `${one.reason.stack}`)
    const left = await other.house.db.transaction(lahn, (tx) =>
      tx.rows(sql`select from member where community_id = ${lahn} and role = 'owner' and standing = 'active'`),
    )
    assert.ok(left.length >= 1)
    assert.ok(done.some(({ status }) => status === 'fulfilled'))
  })

  test('a circle whose hosts are gone is led by who is longest in it', async () => {
    const { mara: other, ben: next, house: h } = await openTestHouse()
    await other.does(leave, {})
    const hosts = await h.db.transaction(lahn, (tx) =>
      tx.rows(sql<{ memberId: string }>`
        select member_id from circle_member where community_id = ${lahn} and circle_id = ${circles.vorstand} and is_host`),
    )
    assert.deepEqual(hosts, [{ memberId: members.ben }])
    await next.does(listMessages, { subjectId: channels.vorstand })
  })

  test('ownership is handed over, even by the last owner', async () => {
    const other = await openTestHouse()
    await other.ana.isRefused(handOver, { memberId: members.gina }, 'not_a_member')
    await other.mara.isRefused(handOver, { memberId: members.ben }, 'forbidden')
    await other.ana.does(handOver, { memberId: members.ben })
    assert.equal((await other.ben.does(getCommunity, {})).me?.role, 'owner')
    assert.equal((await other.ana.does(getCommunity, {})).me?.role, 'steward')
    await other.ana.does(leave, {})
  })
})
