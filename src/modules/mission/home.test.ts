import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '#kernel/tenancy.ts'
import { postMessage } from '#modules/conversation/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import { getCharter } from './contract.ts'
import { createGoal, getGoal, NewGoal } from './contract-goals.ts'
import { home } from './contract-home.ts'
import { recordReading } from './contract-readings.ts'
import { foundMission } from './offers.ts'

describe('the first screen', async () => {
  const { ana, ben, cem, gina, someone, sofia, otto, house, clock, world } = await openTestHouse()
  const { members, channels } = world.lahn
  const metric = { name: 'Müll', unit: 'kg', target: 12_000 }
  const goal = await ana.does(createGoal, { title: 'Müll aus dem Fluss', ownerId: members.ben, metric })
  const kinds = async (who: typeof ben) => (await who.does(home, {})).offers.map(({ kind }) => kind)

  test('it shows goals and three offers at most, a person last', async () => {
    clock.moveTo('2026-09-10T08:00:00Z')
    const screen = await ben.does(home, {})
    assert.deepEqual(
      screen.goals.map(({ id }) => id),
      [goal.id],
    )
    const [introduce, profile, welcome] = screen.offers
    assert.deepEqual(
      screen.offers.map(({ kind }) => kind),
      ['introduce_yourself', 'complete_profile', 'welcome_member'],
    )
    assert.deepEqual(introduce!.target, { screen: 'channel', id: channels.willkommen })
    assert.equal(profile!.subject, null)
    assert.notEqual(welcome!.member!.id, members.ben)
  })

  test('what was done is not offered again', async () => {
    clock.moveTo('2026-09-17T08:00:00Z')
    await ben.does(postMessage, { subjectId: channels.willkommen, text: 'Ich bin Ben' })
    assert.deepEqual(await kinds(ben), ['complete_profile', 'record_reading'])
    await ben.does(recordReading, { metricId: goal.metrics[0]!.id, value: 100, at: '2026-09-16' })
    assert.deepEqual(await kinds(ben), ['complete_profile'])
    assert.deepEqual(await kinds(cem), ['introduce_yourself', 'complete_profile', 'confirm_reading'])
    clock.moveTo('2026-11-01T08:00:00Z')
    assert.deepEqual(await kinds(ben), ['complete_profile', 'record_reading'])
    clock.moveTo('2026-09-17T08:00:00Z')
  })

  test('a guest sees no member to welcome, and nobody else sees it at all', async () => {
    const screen = await gina.does(home, {})
    assert.deepEqual(screen.goals, [])
    assert.ok(screen.offers.every(({ member }) => member === null))
    await someone.isRefused(home, {}, 'signed_out')
    await sofia.isRefused(home, {}, 'forbidden')
  })

  test('founding writes charter and first goal in one transaction, and nothing waits for the founder', async () => {
    const { berg } = world
    const actor: Actor = { ...blankActor, personId: world.people.otto, memberId: berg.members.otto, role: 'owner' }
    const recorded: string[] = []
    const made = await house.db.transaction(berg.id, (db) =>
      foundMission(
        {
          db,
          actor,
          now: clock.now(),
          community: { id: berg.id, timeZone: 'Europe/Berlin' },
          record: ({ kind }) => void recorded.push(kind),
        },
        {
          mission: 'Die *Berge* bleiben still',
          values: [{ title: 'Achtung', weDo: '', weDont: '' }],
          goal: NewGoal.parse({ title: 'Weniger Autos', ownerId: berg.members.otto, metric }),
        },
      ),
    )
    assert.deepEqual(recorded, ['mission.charter_written', 'mission.goal_created', 'mission.metric_added'])
    assert.deepEqual((await otto.does(getCharter, {})).values[0]!.id, made.valueIds[0])
    assert.equal((await otto.does(getGoal, { goalId: made.goalId! })).metrics[0]!.id, made.metricId)
    const screen = await otto.does(home, {})
    assert.equal(screen.mission, 'Die *Berge* bleiben still')
    assert.ok(!screen.offers.some(({ kind }) => kind === 'accept_charter'))
    const rows = await house.db.rows(sql<{ mission: string }>`select mission from community where slug = 'lahn'`)
    assert.equal(rows[0]!.mission, '')
  })
})

const blankActor = { kind: 'member', via: 'session', sessionId: null, scopes: null } as const
