/** A third kind of subject costs little: what `boats.ts` registers is all there is, and all that subjects can do, boats can. */
import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { operator } from '#kernel/tenancy.ts'
import { importCommunity } from '#modules/arriving/contract.ts'
import { startCall } from '#modules/chat/contract-calls.ts'
import { listMessages, postMessage } from '#modules/conversation/contract.ts'
import { pinMessage } from '#modules/conversation/contract-pins.ts'
import { upload } from '#modules/files/contract.ts'
import { foundByOperator } from '#modules/founding/contract.ts'
import { eraseMembership, exportCommunity, exportMine } from '#modules/leaving/contract.ts'
import { getContribution } from '#modules/mission/contract-contribution.ts'
import { createGoal } from '#modules/mission/contract-goals.ts'
import { listServing, listWithoutPurpose } from '#modules/mission/contract-purpose.ts'
import { makeNote } from '#modules/notes/contract.ts'
import { listTokens } from '#modules/people/contract.ts'
import { find } from '#modules/search/contract.ts'
import { listHistory, nameSubjects, setPurpose } from '#modules/subjects/contract.ts'
import { listWebhooks } from '#modules/webhooks/contract.ts'
import { boatTable, bringBackBoat, deleteBoat, getBoat, makeBoat, repairBoat } from './boats.ts'
import { objectsOf, offer } from './examples.ts'
import { actorFor, openTestHouse, type TestActor } from './house.ts'
import { dryHouse, idFields, inputFor, operationsTried, tryIt } from './matrix.ts'
import { entriesOf, gathered } from './unzip.ts'

const DAYS = 24 * 3_600_000

describe('a third kind of subject', async () => {
  const { house, world, urls, clock, settle, clean, ...cast } = await openTestHouse()
  const { ana, mara, ben, cem, gina, otto, sofia } = cast
  const { circles, members } = world.lahn
  const owner = new pg.Client({ connectionString: urls.owner })
  await owner.connect()
  await owner.query(boatTable)
  await owner.end()

  const boat = await ben.does(makeBoat, { title: 'Eisvogel', about: 'Zwei **Paddel**, eine Schwimmweste' })
  const hidden = await ben.does(makeBoat, { title: 'Vorstandsboot', circleId: circles.vorstand })
  const subjectId = boat.id
  const finds = async (who: TestActor, text: string) => {
    await settle()
    return (await who.does(find, { text, kind: 'boat' })).items.map(({ title }) => title.text)
  }

  test('is talked on, with files, pins, calls and notes, by those who may see it', async () => {
    const stream = (async function* () {
      yield Buffer.from('Riss am Bug\n')
    })()
    const file = await cem.does(
      upload,
      { subjectId, name: 'Riss.txt' },
      { upload: { stream, type: '', size: undefined } },
    )
    const said = await cem.does(postMessage, { subjectId, text: 'Hat einen Riss', fileIds: [file.id] })
    await mara.does(pinMessage, { messageId: said.id })
    await mara.does(startCall, { subjectId, url: 'https://meet.example.org/boot' })
    await ben.does(makeNote, { subjectId, title: 'Bootsbuch', text: 'Seite eins' })
    const { items } = await ben.does(listMessages, { subjectId })
    assert.deepEqual(
      items.map(({ text, files, card }) => [text, files.length, card?.kind]),
      [
        ['Hat einen Riss', 1, undefined],
        ['', 0, 'call'],
      ],
    )
    for (const who of [cem, gina, otto.in('lahn')]) {
      await who.isRefused(postMessage, { subjectId: hidden.id, text: 'Hallo' }, 'not_found')
      await who.isRefused(listHistory, { subjectId: hidden.id }, 'not_found')
    }
  })

  test('is found by its words, and named where a text links it, for those who may see it', async () => {
    assert.deepEqual(await finds(cem, 'schwimmweste'), ['Eisvogel'])
    assert.deepEqual([await finds(ben, 'vorstandsboot'), await finds(cem, 'vorstandsboot')], [['Vorstandsboot'], []])
    const named = async (who: TestActor) => {
      const { items } = await who.does(nameSubjects, { subjectIds: [boat.id, hidden.id] })
      return items.map(({ kind, title }) => `${kind} ${title}`).sort()
    }
    assert.deepEqual(await named(ben), ['boat Eisvogel', 'boat Vorstandsboot'])
    assert.deepEqual(await named(cem), ['boat Eisvogel'])
    assert.deepEqual(await named(ben.withToken(['subjects:read'], world.lahn.id)), ['boat Eisvogel'])
    assert.deepEqual(await named(gina), [])
  })

  test('asks what it is for, and stands at its goal with what was done', async () => {
    const without = async () => (await mara.does(listWithoutPurpose, {})).items.map(({ title }) => title)
    assert.ok((await without()).includes('Eisvogel'))
    const goal = await mara.does(createGoal, { title: 'Sauber' })
    await mara.does(setPurpose, { subjectId, purpose: { kind: 'goal', id: goal.id } })
    assert.ok(!(await without()).includes('Eisvogel'))
    await cem.does(repairBoat, { boatId: boat.id, hours: 3 })
    const { items } = await cem.does(listServing, { goalId: goal.id })
    assert.deepEqual(items.map(({ kind }) => kind).sort(), ['boat', 'note'])
    const { kinds, hours, people } = await cem.does(getContribution, { goalId: goal.id })
    const counted = kinds.find(({ kind }) => kind === 'boat')
    assert.deepEqual([counted, hours, people], [{ kind: 'boat', open: 1, done: 0, hours: 3, hoursLately: 3 }, 3, 2])
  })

  test('is watched, and tells its history without what was said', async () => {
    assert.deepEqual(
      (await ben.hears())
        .filter(({ kind }) => kind === 'boats.boat_repaired')
        .map(({ why, subject }) => [why, subject!.kind]),
      [['followed', 'boat']],
    )
    const { items, next } = await cem.does(listHistory, { subjectId })
    assert.deepEqual(
      items.map(({ kind, actor, names }) => [kind, actor!.name, names.boat]),
      [
        ['boats.boat_repaired', 'Cem Demir', 'Eisvogel'],
        ['subjects.purpose_set', 'Mara Lindner', undefined],
        ['boats.boat_made', 'Ben Okafor', undefined],
      ],
    )
    assert.equal(next, null)
    const first = await cem.does(listHistory, { subjectId, most: 2 })
    const rest = await cem.does(listHistory, { subjectId, most: 2, after: first.next! })
    assert.deepEqual([...first.items, ...rest.items], items)
  })

  test('is offered to tokens and webhooks', async () => {
    const { areas } = await ben.does(listTokens, {})
    assert.deepEqual(
      areas.find(({ name }) => name === 'boats'),
      { name: 'boats', reads: true, writes: true },
    )
    assert.ok((await ana.does(listWebhooks, {})).kinds.includes('boats.boat_made'))
  })

  test('stands in the matrix with one example', async () => {
    offer('boats', { objects: async ({ owner: by }) => ({ boatId: (await by.does(makeBoat, { title: 'Probe' })).id }) })
    const place = { id: world.lahn.id, members: { cem: members.cem }, circles }
    const [own, foreign] = [await objectsOf(house, ana, place), await objectsOf(house, otto, world.berg)]
    const dry = dryHouse(house)
    const boats = operationsTried().filter(({ module }) => module === 'boats')
    assert.equal(boats.length, 5)
    for (const operation of boats) {
      const input = inputFor(operation, own)
      const verdicts = [ben, gina, sofia, otto.in('lahn')].map((who) =>
        tryIt(dry, operation, input, { by: who.by, community: 'lahn' }),
      )
      const [member, guest, stranger, elsewhere] = await Promise.all(verdicts)
      assert.ok(
        member === 'done' || member === 'forbidden' || operation === bringBackBoat,
        `${operation.name} ${member}`,
      )
      for (const verdict of [guest, stranger, elsewhere])
        assert.ok(verdict === 'hidden' || verdict === 'forbidden', `${operation.name} ${verdict}`)
      for (const field of idFields(operation).filter((name) => operation.path.includes(`{${name}}`))) {
        const verdict = await tryIt(
          dry,
          operation,
          { ...input, [field]: foreign[field] },
          { by: ana.by, community: 'lahn' },
        )
        assert.equal(verdict, 'hidden', operation.name)
      }
    }
  })

  test('moves out with its community and its maker, and in elsewhere', async () => {
    const mine = await ben.does(exportMine, {})
    const own = JSON.parse((await entriesOf(mine.stream as AsyncIterable<Uint8Array>)).get('lahn/boats.json')!)
    assert.deepEqual(own.map(({ title }: { title: string }) => title).sort(), ['Eisvogel', 'Vorstandsboot'])
    const command = (slug: string) => actorFor(house, operator, slug, settle)
    const whole = await command('lahn').does(exportCommunity, {})
    const zip = await gathered(whole.stream as AsyncIterable<Uint8Array>)
    const boats = JSON.parse((await entriesOf(zip)).get('data/boats.json')!)
    assert.ok(boats.some(({ about }: { about: string }) => about.includes('Schwimmweste')))
    assert.ok(!boats.some(({ id }: { id: string }) => id === hidden.id))
    await command('lahn').does(foundByOperator, { slug: 'neu', name: 'Neu', ownerEmail: 'sofia@example.org' })
    const stream = (async function* () {
      yield zip
    })()
    await command('neu').does(importCommunity, {}, { upload: { stream, type: '', size: zip.length } })
    assert.deepEqual(await finds(sofia.in('neu'), 'schwimmweste'), ['Eisvogel'])
  })

  test('goes for thirty days, then for good, with its talk', async () => {
    const gone = await ben.does(makeBoat, { title: 'Leck', about: 'Sinkt' })
    await ben.does(postMessage, { subjectId: gone.id, text: 'Nicht mehr zu retten' })
    await cem.isRefused(deleteBoat, { boatId: gone.id }, 'forbidden')
    await ben.does(deleteBoat, { boatId: gone.id })
    await cem.isRefused(getBoat, { boatId: gone.id }, 'not_found')
    assert.deepEqual(await finds(ben, 'sinkt'), [])
    await ben.does(bringBackBoat, { boatId: gone.id })
    assert.deepEqual(await finds(ben, 'sinkt'), ['Leck'])
    await mara.does(deleteBoat, { boatId: gone.id })
    await ben.isRefused(bringBackBoat, { boatId: gone.id }, 'forbidden')
    clock.forward(31 * DAYS)
    await clean()
    clock.forward(31 * DAYS)
    await clean()
    await mara.isRefused(bringBackBoat, { boatId: gone.id }, 'not_found')
    const [left] = await house.db.transaction(world.lahn.id, (tx) =>
      tx.rows(sql`select s.title, b.about, m.text from subject s join boat b on b.community_id = s.community_id and b.id = s.id
        join message m on m.community_id = s.community_id and m.subject_id = s.id where s.id = ${gone.id}`),
    )
    assert.deepEqual(left, { title: '', about: '', text: '' })
  })

  test('keeps nothing of whoever is erased', async () => {
    const at = clock.now()
    await house.db.rows(sql`insert into session (id, person_id, token, expires_at, created_at, updated_at)
      values (${world.people.ben}, ${world.people.ben}, 'ben', ${new Date(at.getTime() + DAYS)}, ${at}, ${at})`)
    await ben.does(eraseMembership, { communityId: world.lahn.id, words: 'kept' })
    assert.equal((await cem.does(getBoat, { boatId: boat.id })).mindedBy, null)
  })
})
