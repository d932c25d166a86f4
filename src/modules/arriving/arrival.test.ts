import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { getCommunity, listMembers } from '#modules/communities/contract.ts'
import { inviteByLink } from '#modules/communities/contract-joining.ts'
import { listMessages, postMessage } from '#modules/conversation/contract.ts'
import { upload } from '#modules/files/contract.ts'
import { analyse, beginUpload, discardRun, getRun, readAnalysis, startRun, undoRun } from '#modules/imports/contract.ts'
import { listPlaceholders } from '#modules/imports/contract-claims.ts'
import { whenIdle } from '#modules/imports/worker.ts'
import { eraseAccount } from '#modules/leaving/contract.ts'
import { createGoal, listGoals } from '#modules/mission/contract-goals.ts'
import { me } from '#modules/people/contract.ts'
import { brought, exportBy } from '#tests/arriving.ts'
import { openTestHouse } from '#tests/house.ts'
import { send } from '#tests/moving.ts'
import { pictureOf } from '#tests/pictures.ts'
import { begin, discard, getArrival, listMine, start, undo } from './contract.ts'
import { allRemoved } from './remove.ts'

describe('a community that comes as a whole', async () => {
  const told = await openTestHouse()
  const { house, world, clock, clean, settle, ana, ben, cem, sofia, otto } = told
  const { willkommen } = world.lahn.channels
  const goal = await ana.does(createGoal, { title: '1.000 kg Müll aus der Lahn' })
  const file = await ben.does(upload, { subjectId: willkommen, name: 'bild.jpg' }, await pictureOf('#2a7f8e'))
  const head = await ben.does(postMessage, { subjectId: willkommen, text: 'Hallo **alle**', fileIds: [file.id] })
  await cem.does(postMessage, { subjectId: willkommen, threadId: head.id, text: 'Danke!' })
  const bytes = await exportBy(ana)
  const count = async (table: string, community: string) =>
    (
      await house.db.transaction(community, (tx) =>
        tx.rows(
          sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} where community_id = ${community}`,
        ),
      )
    )[0]!.n
  const idOf = async (slug: string) => (await house.tenancy.communityBySlug(slug))!.id
  const moveIn = async (who: typeof sofia, name: string, slug: string) => {
    const { there } = await brought(who, bytes)
    await there.does(start, { name, slug, myName: 'Sofia' })
    await whenIdle()
    return who.in(slug)
  }

  test('is looked at without writing; until it is started nobody sees it', async () => {
    const { there, slug: place, importId, arrival } = await brought(sofia, bytes)
    assert.equal(arrival.state, 'analysed')
    assert.deepEqual(arrival.can, { start: true, discard: true, undo: false })
    const { name, slug, figures, people, lost } = arrival.found!
    assert.deepEqual([name, slug], ['Flussretter Lahn', 'lahn-2'])
    assert.deepEqual([figures.goals, figures.messages, figures.files], [1, 2, 1])
    assert.deepEqual(people[0], { id: world.lahn.members.ben, name: 'Ben Okafor', messages: 1 })
    assert.deepEqual(lost, [])
    assert.equal(await count('member', await idOf(place)), 1)
    assert.deepEqual((await sofia.does(me, {})).communities, [])
    assert.deepEqual(
      (await sofia.does(listMine, {})).items.map((one) => one.name),
      ['lahn-2026-09-17'],
    )
    // What is for histories does nothing with it.
    await there.isRefused(readAnalysis, { importId }, 'not_analysed')
    await there.isRefused(startRun, { importId }, 'not_now')
    await there.isRefused(undoRun, { importId }, 'not_now')
    await there.isRefused(discardRun, { importId }, 'not_now')
    await there.isRefused(undo, { name: 'Flussretter Lahn' }, 'not_now')
    for (const other of [ana, otto]) await other.in(place).isRefused(getArrival, {}, 'not_found')
    await there.does(discard, {})
    await there.isRefused(getArrival, {}, 'not_found')
    assert.deepEqual((await sofia.does(listMine, {})).items, [])
  })

  test('moves in under the name and address that were confirmed, and nobody is a member but who brought it', async () => {
    const { there } = await brought(sofia, bytes)
    await there.isRefused(start, { name: 'Lahn', slug: 'lahn', myName: 'Sofia' }, 'slug_taken')
    await there.isRefused(start, { name: 'Lahn', slug: 'api', myName: 'Sofia' }, 'slug_reserved')
    await there.does(start, { name: 'Flussretter Süd', slug: 'sued', myName: 'Sofia Fremd' })
    await whenIdle()
    const here = sofia.in('sued')
    const arrival = await here.does(getArrival, {})
    assert.deepEqual([arrival.state, arrival.problem, arrival.slug], ['done', null, 'sued'])
    assert.deepEqual(arrival.came!.figures, { ...arrival.came!.figures, goals: 1, messages: 2, files: 1 })
    assert.deepEqual(arrival.can, { start: false, discard: false, undo: true })
    const { items } = await here.does(listMembers, {})
    assert.deepEqual(
      items.map(({ name, role }) => [name, role]),
      [['Sofia Fremd', 'owner']],
    )
    const home = await here.does(getCommunity, {})
    assert.deepEqual([home.name, home.preset, home.joining], ['Flussretter Süd', 'association', 'request'])
    assert.deepEqual(
      (await here.does(listGoals, {})).items.map(({ id }) => id),
      [goal.id],
    )
    const said = await here.does(listMessages, { subjectId: willkommen })
    assert.deepEqual(
      said.items[0]!.files.map(({ type, width }) => [type, width! > 0]),
      [['image/jpeg', true]],
    )
    const people = (await here.does(listPlaceholders, {})).items
    assert.ok(people.some(({ name, system }) => name === 'Ben Okafor' && system === 'leitstern'))
    await ben.in('sued').isRefused(listMessages, { subjectId: willkommen }, 'not_found')
    assert.deepEqual(
      (await sofia.does(me, {})).communities.map(({ slug }) => slug),
      ['sued'],
    )
    assert.equal(await count('import_part', await idOf('sued')), 0, 'the archive is gone')
    assert.deepEqual((await ben.does(listMessages, { subjectId: willkommen })).items.length, 1, 'there nothing changed')
  })

  test('goes on after a restart: nothing twice, nothing missing, the same figures', async () => {
    const { there, arrival } = await brought(sofia, bytes)
    const { transaction } = house.db
    let cuts = 0
    const cursorOf = async (tx: Db) =>
      (await tx.one(sql<{ cursor: number }>`select max(cursor) as cursor from import_run`))?.cursor ?? 0
    house.db.transaction = async (community, work, of) =>
      transaction(
        community,
        async (tx) => {
          const was = await cursorOf(tx)
          const result = await work(tx)
          const is = await cursorOf(tx)
          // In the middle of a step, not of whoever looks on meanwhile.
          if (is > 12 && is !== was && cuts++ === 0) throw new Error('the power is gone')
          return result
        },
        of,
      )
    await there.does(start, { name: 'Weiter', slug: 'weiter', myName: 'Sofia' })
    await whenIdle()
    house.db.transaction = transaction
    const here = sofia.in('weiter')
    const cut = await here.does(getArrival, {})
    assert.deepEqual([cuts > 0, cut.state], [true, 'running'])
    clock.forward(3 * 60_000)
    await clean()
    await whenIdle()
    const done = await here.does(getArrival, {})
    assert.deepEqual([done.state, done.done], ['done', arrival.total])
    assert.deepEqual(done.came!.figures, arrival.found!.figures)
  })

  test('can be taken away altogether, by its name, as long as nobody else came in', async () => {
    const here = await moveIn(sofia, 'Kurz da', 'kurz')
    const id = await idOf('kurz')
    await here.does(postMessage, { subjectId: willkommen, text: 'nur ich' })
    await settle()
    await here.isRefused(undo, { name: 'kurz' }, 'wrong_name')
    await here.does(undo, { name: ' Kurz da ' })
    await here.isRefused(getCommunity, {}, 'not_found')
    assert.ok((await sofia.does(me, {})).communities.every(({ slug }) => slug !== 'kurz'))
    await allRemoved()
    const tables = await house.db.rows(sql<{ name: string }>`
      select table_name as name from information_schema.columns where column_name = 'community_id'
        and table_schema = 'public' and table_name in (select relname from pg_class where relkind = 'r')`)
    assert.ok(tables.length > 40)
    for (const { name } of tables) if (name !== 'blob_dropped') assert.equal(await count(name, id), 0, name)
    assert.deepEqual(await house.db.rows(sql`select from community where id = ${id}`), [])
    clock.forward(25 * 3_600_000)
    await clean()
    assert.equal(await count('blob_dropped', id), 0, 'its bytes went, too')
    assert.equal((await ana.does(listGoals, {})).items.length, 1, 'where it came from all is there')
    await moveIn(sofia, 'Kurz da', 'kurz')
  })

  test('stays once somebody else has come in, and after thirty days', async () => {
    const here = await moveIn(sofia, 'Bleibt', 'bleibt')
    const { link } = await here.does(inviteByLink, {})
    assert.ok(link)
    await house.db.transaction(await idOf('bleibt'), async (tx) =>
      tx.send(sql`
        insert into member (community_id, id, person_id, kind, standing, role, name, created_at, joined_at)
        values (${await idOf('bleibt')}, ${world.people.fred}, ${world.people.fred}, 'member', 'left', 'member', 'Fred', now(), now())`),
    )
    const kept = await here.does(getArrival, {})
    assert.deepEqual([kept.can.undo, kept.keptBy], [false, 'others'])
    await here.isRefused(undo, { name: 'Bleibt' }, 'others_are_in')
    const alone = await moveIn(sofia, 'Allein', 'allein')
    clock.forward(31 * 86_400_000)
    assert.equal((await alone.does(getArrival, {})).keptBy, 'time')
    await alone.isRefused(undo, { name: 'Allein' }, 'too_late')
  })

  test('is brought by whoever may found, two at once, and forgotten where nobody goes on', async () => {
    await told.someone.isRefused(begin, { name: 'x.zip', size: 1 }, 'signed_out')
    await ben
      .withToken(['founding:write', 'arriving:write'], world.lahn.id)
      .isRefused(begin, { name: 'x', size: 1 }, 'out_of_scope')
    const only = (who: string) =>
      house.db.transaction(null, async (tx) =>
        tx.send(sql`insert into instance_setting (name, value) values ('people', ${{ found: who }})
          on conflict (name) do update set value = excluded.value`),
      )
    await only('operator')
    await ben.isRefused(begin, { name: 'x.zip', size: 1 }, 'founding_by_operator')
    await only('open')
    const tries = await Promise.allSettled([1, 2, 3, 4].map(() => cem.does(begin, { name: 'x.zip', size: 1 })))
    assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 2)
    await cem.isRefused(begin, { name: 'x.zip', size: 1 }, 'too_many_arrivals')
    const { importId, slug } = await fulfilled(tries)
    assert.equal((await cem.in(slug).does(getRun, { importId })).isWhole, true)
    await cem.in(slug).isRefused(analyse, { importId }, 'not_whole_yet')
    clock.forward(8 * 86_400_000)
    await clean()
    assert.deepEqual((await cem.does(listMine, {})).items, [])
    await cem.in(slug).isRefused(getRun, { importId }, 'not_found')
  })

  test('holds nobody who wants to be erased', async () => {
    const sessions = house.db.rows(sql`
      insert into session (id, person_id, token, expires_at, created_at, updated_at)
      select id, id, 'x', ${'2099-01-01'}::timestamptz, ${clock.now()}, ${clock.now()} from person where id = ${world.people.fred}`)
    await sessions
    const { slug } = await told.fred.does(begin, { name: 'x.zip', size: 1 })
    const id = await idOf(slug)
    await told.fred.does(eraseAccount, { words: 'kept' })
    clock.forward(8 * 86_400_000)
    await clean()
    await allRemoved()
    assert.deepEqual(await house.db.rows(sql`select from community where id = ${id}`), [])
  })

  test('an export of a community is no history to move into another', async () => {
    const run = await ana.does(beginUpload, { name: 'x.zip', size: bytes.length })
    await send(ana, run, bytes)
    await ana.does(analyse, { importId: run.id })
    await whenIdle()
    assert.equal((await ana.does(getRun, { importId: run.id })).problem, 'is_a_whole_community')
  })
})

async function fulfilled<T>(tries: PromiseSettledResult<T>[]): Promise<T> {
  const [one] = tries.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  return one!
}
