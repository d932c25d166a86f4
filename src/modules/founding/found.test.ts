import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { operator } from '#kernel/tenancy.ts'
import { getChannel } from '#modules/chat/contract.ts'
import { getCommunity, listMembers } from '#modules/communities/contract.ts'
import { listMessages } from '#modules/conversation/contract.ts'
import { getCharter } from '#modules/mission/contract.ts'
import { listGoals } from '#modules/mission/contract-goals.ts'
import { actorFor, openTestHouse } from '#tests/house.ts'
import { found, foundByOperator, suggestSlug } from './contract.ts'

const marburg = {
  name: 'Klimagruppe Südstadt & Umland',
  preset: 'open',
  language: 'de',
  color: '#7ed957',
  mission: 'Marburg wird bis 2035 *klimaneutral*.',
  values: [{ title: 'Freundlich', weDo: 'zuhören', weDont: 'belehren' }],
  goal: {
    title: '1.000 Dächer mit Solar',
    metric: { name: 'Dächer', unit: 'Dächer', target: 1000, deadline: '2030-12-31' },
  },
  channels: [
    { title: 'Willkommen', topic: 'Stell dich vor', purpose: 'care' },
    { title: 'Solar', isFirst: false, purpose: 'goal' },
    { title: 'Pläne' },
  ],
  me: { name: 'Sofia' },
} as const

describe('founding', async () => {
  const { sofia, ben, fred, someone, house, world, settle } = await openTestHouse()

  test('a community stands complete from the first moment', async () => {
    assert.equal((await sofia.does(suggestSlug, { name: marburg.name })).slug, 'klimagruppe-suedstadt-und-umland')
    const made = await sofia.does(found, {
      ...marburg,
      values: [...marburg.values],
      channels: [...marburg.channels],
    })
    assert.equal(made.slug, 'klimagruppe-suedstadt-und-umland')
    const there = sofia.in(made.slug)
    const seen = await there.does(getCommunity, {})
    assert.deepEqual([seen.me?.role, seen.me?.charterVersion, seen.charterVersion], ['owner', 1, 1])
    assert.deepEqual([seen.mission, seen.accentLight, seen.joining], [marburg.mission, '#337709', 'open'])
    const charter = await there.does(getCharter, {})
    assert.deepEqual(
      charter.values.map((value) => value.title),
      ['Freundlich'],
    )
    assert.equal((await there.does(listMembers, {})).items.length, 1)
    for (const subjectId of made.channelIds) await there.does(listMessages, { subjectId })
    const purposes = made.channelIds.map(async (channelId) => (await there.does(getChannel, { channelId })).purpose)
    assert.deepEqual(
      (await Promise.all(purposes)).map((one) => one && [one.kind, one.id]),
      [['care', null], ['goal', made.goalId], null],
    )
    const goals = await there.does(listGoals, {})
    assert.ok(JSON.stringify(goals).includes('1.000 Dächer mit Solar'))
    await settle()
    await ben.in(made.slug).isRefused(listMembers, {}, 'forbidden')
  })

  test('the next of the same name gets a number; a chosen address must be free and not ours', async () => {
    const plain = { name: marburg.name, mission: 'Etwas', me: { name: 'Ben' } }
    const channels = [{ title: 'Ohne Ziel', purpose: 'goal' as const }]
    assert.equal((await ben.does(found, { ...plain, channels })).slug, 'klimagruppe-suedstadt-und-umland-2')
    await ben.isRefused(found, { ...plain, slug: 'lahn' }, 'slug_taken')
    await ben.isRefused(found, { ...plain, slug: 'api' }, 'slug_reserved')
    await ben.isRefused(found, { ...plain, slug: 'Ähm' }, 'invalid')
    await ben.isRefused(found, { ...plain, timeZone: 'Mars/Olympus' }, 'invalid')
    await someone.isRefused(found, plain, 'signed_out')
  })

  test('of many who want one address at once only one has it', async () => {
    const tries = Array.from({ length: 40 }, () =>
      ben.does(found, { slug: 'gleichzeitig', name: 'Gleich', mission: 'Etwas', me: { name: 'Ben' } }),
    )
    const done = await Promise.allSettled(tries)
    assert.equal(done.filter((one) => one.status === 'fulfilled').length, 1)
    const logs = await house.db.rows(sql`select from community where slug like 'gleich%'`)
    assert.equal(logs.length, 1)
  })

  test('the operator decides who may', async () => {
    const plain = { name: 'Neu', mission: 'Etwas', me: { name: 'Wer' } }
    const only = (who: string) =>
      house.db.transaction(null, async (tx) =>
        tx.send(sql`insert into instance_setting (name, value) values ('people', ${{ found: who }})
          on conflict (name) do update set value = excluded.value`),
      )
    await only('operator')
    await ben.isRefused(found, plain, 'founding_by_operator')
    await only('invited')
    await ben.does(found, plain)
    await fred.isRefused(found, plain, 'founding_by_invited')
    await only('open')
    await house.db.transaction(null, async (tx) =>
      tx.send(sql`update person set email_verified = false where id = ${world.people.fred}`),
    )
    await fred.isRefused(found, plain, 'address_not_verified')
  })

  test('at the command line one founds for somebody with an account', async () => {
    const root = actorFor(house, operator, 'lahn', settle)
    const made = await root.does(foundByOperator, { slug: 'verein', name: 'Verein', ownerEmail: 'Cem@Example.org' })
    const cem = actorFor(house, { via: 'session', personId: world.people.cem, sessionId: 'x' }, made.slug, settle)
    assert.deepEqual(
      [(await cem.does(getCommunity, {})).me?.role, (await cem.does(getCommunity, {})).me?.name],
      ['owner', 'cem'],
    )
    await root.isRefused(foundByOperator, { slug: 'x', name: 'X', ownerEmail: 'nobody@example.org' }, 'no_such_person')
    await ben.isRefused(foundByOperator, { slug: 'x', name: 'X', ownerEmail: 'ben@example.org' }, 'forbidden')
  })
})
