import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '#kernel/tenancy.ts'
import { createChannel, openDirect } from '#modules/chat/contract.ts'
import { updateMyProfile } from '#modules/communities/contract.ts'
import { admit, askToJoin, listJoinRequests } from '#modules/communities/contract-joining.ts'
import { postMessage } from '#modules/conversation/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import { getCharter } from './contract.ts'
import { createGoal, getGoal, listGoals, NewGoal, setGoalState } from './contract-goals.ts'
import { home } from './contract-home.ts'
import { recordReading } from './contract-readings.ts'
import { foundMission } from './offers.ts'

describe('the first screen', async () => {
  const { ana, mara, ben, cem, gina, someone, sofia, fred, otto, house, clock, world } = await openTestHouse()
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
    const [introduce, invite, welcome] = screen.offers
    assert.deepEqual(
      screen.offers.map(({ kind }) => kind),
      ['introduce_yourself', 'invite_people', 'welcome_member'],
    )
    assert.deepEqual(introduce!.target, { screen: 'channel', id: channels.willkommen })
    assert.equal(invite!.subject, null)
    assert.notEqual(welcome!.member!.id, members.ben)
  })

  test('who has said hello somewhere has introduced themselves', async () => {
    const other = await ana.does(createChannel, { name: 'Neuigkeiten', audience: 'community' })
    await house.db.transaction(world.lahn.id, async (tx) =>
      tx.send(sql`update channel set is_first = true where id = ${other.id}`),
    )
    clock.moveTo('2026-09-12T08:00:00Z')
    const isAsked = async () => (await kinds(cem)).includes('introduce_yourself')
    assert.ok(await isAsked())
    await cem.does(postMessage, { subjectId: other.id, text: 'Ich bin Cem' })
    assert.ok(!(await isAsked()))
  })

  test('what was done is not offered again', async () => {
    clock.moveTo('2026-09-17T08:00:00Z')
    await ben.does(postMessage, { subjectId: channels.willkommen, text: 'Ich bin Ben' })
    assert.deepEqual(await kinds(ben), ['invite_people', 'complete_profile', 'first_reading'])
    await ben.does(updateMyProfile, { skills: ['Boot fahren'] })
    const reading = await ben.does(recordReading, { metricId: goal.metrics[0]!.id, value: 100, at: '2026-09-16' })
    assert.deepEqual(await kinds(ben), ['invite_people'])
    await cem.does(updateMyProfile, { skills: ['Kochen'] })
    const { offers } = await cem.does(home, {})
    const confirm = offers.find(({ kind }) => kind === 'confirm_reading')
    assert.deepEqual([confirm?.readingId, confirm?.target.id], [reading.id, goal.id])
    clock.moveTo('2026-11-01T08:00:00Z')
    assert.deepEqual(await kinds(ben), ['invite_people', 'record_reading'])
    clock.moveTo('2026-09-17T08:00:00Z')
  })

  test('who coordinates hears how many ask to join, and since when', async () => {
    await sofia.does(askToJoin, { name: 'Sofia' })
    clock.moveTo('2026-09-21T09:00:00Z')
    const asked = async (who: typeof mara) => (await who.does(home, {})).offers.find(({ waiting }) => waiting)
    const offer = await asked(mara)
    assert.deepEqual([offer?.kind, offer?.waiting], ['answer_requests', { count: 1, days: 4 }])
    assert.equal(await asked(ben), undefined)
  })

  test('a newcomer is offered someone who runs the place, until they have talked', async () => {
    const { items } = await mara.does(listJoinRequests, {})
    await mara.does(admit, { requestId: items[0]!.id })
    const person = async () => (await sofia.does(home, {})).offers.find(({ member }) => member)
    assert.deepEqual([(await person())?.kind, (await person())?.member?.id], ['meet_someone', members.mara])
    const direct = await sofia.does(openDirect, { memberIds: [members.mara] })
    await sofia.does(postMessage, { subjectId: direct.id, text: 'Hallo Mara' })
    assert.equal((await person())?.member?.id, members.ana)
    const welcomed = async () => (await ben.does(home, {})).offers.find(({ kind }) => kind === 'welcome_member')?.member
    assert.equal((await welcomed())?.name, 'Sofia')
    const hello = await ben.does(openDirect, { memberIds: [(await welcomed())!.id] })
    await ben.does(postMessage, { subjectId: hello.id, text: 'Willkommen' })
    assert.equal(await welcomed(), undefined)
  })

  test('only who could set a goal somewhere is asked to', async () => {
    const may = async (who: typeof ben) => (await who.does(home, {})).can.createGoal
    assert.deepEqual([await may(ana), await may(mara), await may(ben), await may(cem)], [true, true, true, false])
    assert.deepEqual((await ben.does(listGoals, {})).can, { create: true }) // carries one
    assert.deepEqual((await cem.does(listGoals, {})).can, { create: false })
    await ana.does(setGoalState, { goalId: goal.id, state: 'stopped', reason: 'Vorbei' })
    assert.equal(await may(ben), false)
    const offered = await kinds(ana)
    assert.ok(offered.includes('set_goal'))
    await ana.does(setGoalState, { goalId: goal.id, state: 'open' })
  })

  test('a guest sees no member to welcome, and nobody else sees it at all', async () => {
    const screen = await gina.does(home, {})
    assert.deepEqual(screen.goals, [])
    assert.ok(screen.offers.every(({ member }) => member === null))
    await someone.isRefused(home, {}, 'signed_out')
    await fred.isRefused(home, {}, 'forbidden')
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
          goals: [NewGoal.parse({ title: 'Weniger Autos', ownerId: berg.members.otto, metric })],
        },
      ),
    )
    assert.deepEqual(recorded, ['mission.charter_written', 'mission.goal_created', 'mission.metric_added'])
    assert.deepEqual((await otto.does(getCharter, {})).values[0]!.id, made.valueIds[0])
    assert.equal((await otto.does(getGoal, { goalId: made.goalIds[0]! })).metrics[0]!.name, metric.name)
    const screen = await otto.does(home, {})
    assert.equal(screen.mission, 'Die *Berge* bleiben still')
    assert.ok(!screen.offers.some(({ kind }) => kind === 'accept_charter'))
    const rows = await house.db.rows(sql<{ mission: string }>`select mission from community where slug = 'lahn'`)
    assert.equal(rows[0]!.mission, '')
  })
})

const blankActor = { kind: 'member', via: 'session', sessionId: null, scopes: null } as const
