import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '#kernel/ids.ts'
import type { Actor } from '#kernel/tenancy.ts'
import { postMessage } from '#modules/conversation/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import { setPurpose } from './contract.ts'
import { createSubject, type NewSubject } from './offers.ts'

describe('what subjects are for', async () => {
  const { ana, mara, ben, cem, gina, otto, someone, house, clock, world } = await openTestHouse()
  const { id: community, members, channels, circles } = world.lahn
  const { cleanup, messgruppe, vorstand, willkommen, anaUndBen } = channels

  const actor: Actor = {
    kind: 'member',
    via: 'session',
    personId: world.people.ana,
    memberId: members.ana,
    role: 'owner',
    sessionId: null,
    scopes: null,
  }
  const make = (subject: NewSubject) =>
    house.db.transaction(community, (db) =>
      createSubject({ db, actor, community: { id: community }, now: clock.now() }, subject),
    )
  const look = async (id: string) =>
    (await house.db.transaction(community, (tx) =>
      tx.one(sql<{ kind: string | null; id: string | null }>`
        select purpose_kind as kind, purpose_id as id from subject where community_id = ${community} and id = ${id}`),
    ))!
  const effort = (id: string) =>
    house.db.transaction(
      community,
      async (tx) =>
        (await tx.rows(sql<{ n: number }>`select count(*) as n from activity where purpose_id = ${id}`))[0]!.n,
    )

  const goal = await make({ kind: 'goal', title: 'Sauberer Fluss', purpose: 'itself' })
  const other = await make({ kind: 'goal', title: 'Mehr Paten', purpose: 'itself' })
  const hidden = await make({
    kind: 'goal',
    title: 'Geheim',
    audience: 'circle',
    circleId: circles.vorstand,
    purpose: 'itself',
  })

  test('a purpose is written down for all that hang below, up to those who have their own', async () => {
    const child = await make({ kind: 'note', title: 'Notiz', parentId: cleanup })
    const grandchild = await make({ kind: 'note', title: 'Notiz dazu', parentId: child.id })
    const own = await make({ kind: 'note', title: 'Anderes', parentId: child.id, purpose: { kind: 'care' } })
    const belowOwn = await make({ kind: 'note', title: 'Darunter', parentId: own.id })
    const set = await mara.does(setPurpose, { subjectId: cleanup, purpose: { kind: 'goal', id: goal.id } })
    assert.deepEqual(set, { own: { kind: 'goal', id: goal.id }, effective: { kind: 'goal', id: goal.id }, subjects: 3 })
    for (const { id } of [child, grandchild]) assert.deepEqual(await look(id), { kind: 'goal', id: goal.id })
    for (const { id } of [own, belowOwn]) assert.deepEqual(await look(id), { kind: 'care', id: null })
    const later = await make({ kind: 'note', title: 'Später', parentId: grandchild.id })
    assert.equal(later.purposeId, goal.id)
    const back = await mara.does(setPurpose, { subjectId: own.id, purpose: null })
    assert.deepEqual([back.own, back.effective, back.subjects], [null, { kind: 'goal', id: goal.id }, 2])
  })

  test('from now on leaves the past, unless it is asked for', async () => {
    await mara.does(setPurpose, { subjectId: willkommen, purpose: { kind: 'goal', id: goal.id } })
    const before = await effort(goal.id)
    await ben.does(postMessage, { subjectId: willkommen, text: 'Hallo' })
    assert.equal(await effort(goal.id), before + 1)
    await mara.does(setPurpose, { subjectId: willkommen, purpose: { kind: 'goal', id: other.id } })
    assert.equal(await effort(goal.id), before + 1)
    assert.equal(await effort(other.id), 1)
    await mara.does(setPurpose, { subjectId: willkommen, purpose: { kind: 'goal', id: other.id }, past: true })
    assert.equal(await effort(other.id), 4)
  })

  test('only who made it, stewards and hosts say what it is for; a direct conversation belongs to both', async () => {
    const care = { kind: 'care' } as const
    await ben.isRefused(setPurpose, { subjectId: messgruppe, purpose: care }, 'forbidden')
    await gina.isRefused(setPurpose, { subjectId: messgruppe, purpose: care }, 'forbidden')
    await someone.isRefused(setPurpose, { subjectId: channels.aushang, purpose: care }, 'signed_out')
    for (const outsider of [cem, ana]) {
      await outsider.isRefused(setPurpose, { subjectId: vorstand, purpose: care }, 'not_found')
    }
    await otto.isRefused(setPurpose, { subjectId: cleanup, purpose: care }, 'not_found')
    await ben.does(setPurpose, { subjectId: anaUndBen, purpose: care })
    await mara.does(setPurpose, { subjectId: vorstand, purpose: { kind: 'goal', id: hidden.id } })
  })

  test('nothing serves what its author cannot see, or what is no goal', async () => {
    const ask = (id: string) => ({ subjectId: cleanup, purpose: { kind: 'goal' as const, id } })
    await ana.isRefused(setPurpose, ask(hidden.id), 'no_such_purpose')
    await ana.isRefused(setPurpose, ask(world.berg.channels.gipfel), 'no_such_purpose')
    await ana.isRefused(setPurpose, ask(willkommen), 'no_such_purpose')
    await ana.isRefused(setPurpose, ask(newId()), 'no_such_purpose')
    await ana.isRefused(setPurpose, { subjectId: goal.id, purpose: { kind: 'care' } }, 'serves_itself')
  })

  test('a child is never wider than its parent', async () => {
    const child = await make({ kind: 'note', title: 'Im Kreis', parentId: messgruppe })
    assert.deepEqual([child.audience, child.circleId], ['circle', circles.messgruppe])
    const wider = { kind: 'note', title: 'Zu weit', parentId: messgruppe }
    await assert.rejects(make({ ...wider, audience: 'community' }), /wider_than_parent/)
    await assert.rejects(make({ ...wider, audience: 'circle', circleId: circles.vorstand }), /wider_than_parent/)
    await assert.rejects(make({ ...wider, parentId: cleanup, audience: 'public' }), /wider_than_parent/)
    await assert.rejects(make({ ...wider, parentId: world.berg.channels.gipfel }), /wider_than_parent/)
    const between = await make({ kind: 'note', title: 'Unter uns', parentId: anaUndBen })
    await ben.does(postMessage, { subjectId: between.id, text: 'Gesehen' })
    await cem.isRefused(postMessage, { subjectId: between.id, text: 'Ich auch' }, 'not_found')
  })

  test('a child made while its parent is linked never keeps the former purpose', async () => {
    const parent = await make({ kind: 'note', title: 'Viele', parentId: cleanup })
    const link = (id: string) => mara.does(setPurpose, { subjectId: parent.id, purpose: { kind: 'goal', id } })
    const children = await Promise.all(
      Array.from({ length: 12 }, async (_, n) => {
        if (n % 3 === 0) await link(n % 2 ? goal.id : other.id)
        return make({ kind: 'note', title: `${n}`, parentId: parent.id })
      }),
    )
    const { id } = await look(parent.id)
    for (const child of children) assert.equal((await look(child.id)).id, id)
  })
})
