/** Metrics that are not public, of goals that are: their numbers are the members' own. */
import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '#kernel/ids.ts'
import { postMessage } from '#modules/conversation/contract.ts'
import { download } from '#modules/files/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import { openTestSite, showItself } from '#tests/site.ts'
import { createGoal, getGoal, listGoals } from './contract-goals.ts'
import { listShown, readImpact, showGoal, showMetric } from './contract-impact.ts'
import { addMetric, listParts, updateMetric } from './contract-metrics.ts'
import { correctReading, listReadings, recordReading } from './contract-readings.ts'
import { downloadSeries, recordSeries } from './contract-series.ts'
import { listWins } from './contract-wins.ts'

const TOLD = /Spendenstand|1\.234,56|1,234\.56|123456|Brief von gestern/
/** Of whatever digits they have. */
const IDS = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

describe('a metric that is not public', async () => {
  const { house, world, ana, mara, ben, gina, someone, settle } = await openTestHouse({ connections: 6 })
  const { get } = await openTestSite(house)
  const { waste } = await showItself(ana)
  const goalId = waste.id
  const money = { name: 'Spendenstand', kind: 'money' as const, target: 200_000 }
  const { id: metricId } = await mara.does(addMetric, { goalId, ...money })
  await mara.does(updateMetric, { metricId, isFirst: true })
  const file = await evidence()
  const reading = await ben.does(recordReading, {
    metricId,
    value: 123_456,
    at: '2026-09-02',
    note: 'Brief von gestern',
    fileIds: [file],
  })
  await settle()
  const outside = [someone, gina]
  const pages = ['/impact', `/goals/${goalId}`, '/feed.xml', '/metrics.json', '/metrics.csv']
  const counters = [`/embed/${metricId}`, `/embed/${metricId}/picture.svg`]
  const page = async (path: string) => (await get(`/de/lahn${path}`)).body
  const show = (isPublic: boolean) => mara.does(showMetric, { metricId, isPublic })

  async function evidence(): Promise<string> {
    const id = newId()
    const bytes = (async function* () {
      yield Buffer.from('%PDF')
    })()
    const { key } = await house.blobs.put(bytes, 10, world.lahn.id)
    await house.db.transaction(world.lahn.id, async (tx) => {
      tx.send(sql`insert into file (community_id, id, subject_id, name, type, size, blob, uploaded_by, uploaded_at)
        values (${world.lahn.id}, ${id}, ${goalId}, 'brief.pdf', 'application/pdf', 4, ${key}, ${world.lahn.members.ben}, now())`)
    })
    return id
  }

  /** Pages may be as old as a second. */
  async function soon(check: () => Promise<boolean>) {
    const end = performance.now() + 10_000
    while (!(await check())) {
      assert.ok(performance.now() < end, `in time: ${check}`)
      await new Promise((again) => setTimeout(again, 20))
    }
  }

  const everythingTold = async () => {
    const told = await Promise.all(pages.map(page))
    const asked = outside.map((who) =>
      Promise.all([
        who.does(getGoal, { goalId }),
        who.does(listGoals, {}),
        who.does(listReadings, { goalId, most: 100 }),
        who.does(readImpact, { most: 100 }),
      ]),
    )
    const wins = await gina.does(listWins, {})
    return [...told, ...[...(await Promise.all(asked)), wins].map((one) => JSON.stringify(one))]
  }

  test('is told with its goal as long as nobody says otherwise', async () => {
    for (const told of await everythingTold()) assert.match(told, TOLD)
    for (const path of counters) assert.equal((await get(`/de/lahn${path}`)).statusCode, 200)
    for (const who of outside) assert.equal((await who.does(download, { fileId: file })).name, 'brief.pdf')
  })

  test('is hidden by stewards, and then told nowhere outside', async () => {
    await ben.isRefused(showMetric, { metricId, isPublic: false }, 'forbidden')
    await someone.isRefused(showMetric, { metricId, isPublic: false }, 'signed_out')
    assert.equal((await show(false)).isPublic, false)
    await soon(async () => !TOLD.test(await page(`/goals/${goalId}`)))
    for (const told of await everythingTold()) assert.doesNotMatch(told, TOLD)
    for (const path of counters) assert.equal((await get(`/de/lahn${path}`)).statusCode, 404, path)
    for (const who of outside) {
      await who.isRefused(downloadSeries, { metricId }, 'not_found')
      await who.isRefused(listParts, { metricId }, 'not_found')
      await who.isRefused(download, { fileId: file }, 'not_found')
    }
    await gina.isRefused(recordReading, { metricId, value: 1, at: '2026-09-03' }, 'not_found')
  })

  test('is told by none of its readings, whatever audience they were given; nor is what hangs on the talk about one', async () => {
    const inLahn = (query: ReturnType<typeof sql>) =>
      house.db.transaction(world.lahn.id, async (tx) => void (await tx.rows(query)))
    await inLahn(sql`update subject set audience = 'public' where id = ${reading.id}`)
    assert.doesNotMatch(JSON.stringify(await someone.does(readImpact, { most: 100 })), TOLD)
    await inLahn(sql`update subject set audience = 'community' where id = ${reading.id}`)

    const { items } = await ben.does(listReadings, { goalId, most: 100 })
    const open = items.find(({ metricId: of }) => of === waste.metrics[0]!.id)!
    const { id: messageId } = await ben.does(postMessage, { subjectId: open.id, text: 'Im Vertrauen' })
    await inLahn(sql`insert into file (community_id, id, subject_id, message_id, name, type, size, blob, uploaded_by, uploaded_at)
      values (${world.lahn.id}, ${newId()}, ${open.id}, ${messageId}, 'vertraulich.pdf', 'application/pdf', 4, 'b',
        ${world.lahn.members.ben}, now())`)
    const { readings } = await someone.does(readImpact, { most: 100 })
    assert.deepEqual(readings.find(({ id }) => id === open.id)!.files, [])
  })

  test('is there for members as before', async () => {
    const { metrics } = await ben.does(getGoal, { goalId })
    assert.deepEqual(
      [metrics[0]!.name, metrics[0]!.latest?.value, metrics[0]!.isPublic],
      ['Spendenstand', 123_456, false],
    )
    assert.equal((await ben.does(listReadings, { goalId, metricId })).items[0]!.note, 'Brief von gestern')
  })

  test('takes in new readings as quietly, by hand, by the sheet and corrected, also for who listens', async () => {
    const seq = () =>
      sql<{ seq: number }>`select coalesce(max(seq), 0) as seq from activity where community_id = ${world.lahn.id}`
    const [before] = await house.db.transaction(world.lahn.id, (tx) => tx.rows(seq()))
    const second = await ben.does(recordReading, {
      metricId,
      value: 7_777,
      at: '2026-09-03',
      note: 'Brief von gestern',
    })
    await ben.does(correctReading, { readingId: second.id, value: 7_778, at: '2026-09-03', note: 'Brief von gestern' })
    await ben.does(recordSeries, { metricId, text: '2026-09-04;7779' })
    const [told, audiences] = await house.db.transaction(world.lahn.id, (tx) =>
      Promise.all([
        tx.rows(sql<{ data: object }>`select data from activity
          where community_id = ${world.lahn.id} and seq > ${before!.seq}`),
        tx.rows(sql<{ audience: string }>`select distinct s.audience from subject s join reading r
          on r.community_id = s.community_id and r.id = s.id where r.community_id = ${world.lahn.id} and r.metric_id = ${metricId}`),
      ]),
    )
    assert.equal(told.length, 3)
    assert.doesNotMatch(JSON.stringify(told).replace(IDS, ''), /777/)
    assert.deepEqual(audiences, [{ audience: 'community' }])
  })

  test('stays so when its goal is taken back and shown again', async () => {
    await mara.does(showGoal, { goalId, audience: 'community' })
    await mara.does(showGoal, { goalId, audience: 'public' })
    for (const told of await everythingTold()) assert.doesNotMatch(told, TOLD)
    for (const who of outside) await who.isRefused(download, { fileId: file }, 'not_found')
  })

  test('counts on in the sums above, which say so; owners are told before', async () => {
    const below = await mara.does(createGoal, {
      title: 'Unterlauf',
      parentId: goalId,
      audience: 'public',
      metric: money,
    })
    const part = below.metrics[0]!.id
    await mara.does(recordReading, { metricId: part, value: 5_000, at: '2026-09-05' })
    const sum = await mara.does(addMetric, { goalId, ...money, name: 'Alle Spenden' })
    await mara.does(updateMetric, { metricId: part, feedsId: sum.id })
    const shown = async () => {
      const { goals } = await someone.does(readImpact, {})
      const metric = goals.find(({ id }) => id === goalId)!.metrics.find(({ id }) => id === sum.id)!
      return [metric.latest?.value, metric.unseenParts]
    }
    assert.deepEqual(await shown(), [5_000, 0])
    await mara.does(showMetric, { metricId: part, isPublic: false })
    assert.deepEqual(await shown(), [5_000, 1])
    await soon(async () => /Eine weitere Messgröße zählt mit/.test(await page(`/goals/${goalId}`)))
    assert.match(await page('/metrics.json'), /"unseenParts":1/)
    assert.match((await page('/metrics.csv')).split('\r\n')[0]!, /unseen_parts$/)
    assert.equal((await someone.does(listParts, { metricId: sum.id })).hidden, 1)
    const { items } = await mara.does(listShown, {})
    assert.deepEqual(items.find(({ id }) => id === below.id)!.metrics, [
      {
        id: part,
        name: 'Spendenstand',
        isPublic: false,
        countsIn: [{ name: 'Alle Spenden', goal: 'Müll aus dem Fluss' }],
      },
    ])
    await ben.isRefused(listShown, {}, 'forbidden')
  })

  test('is there again with all its readings once it is shown', async () => {
    await show(true)
    await soon(async () => TOLD.test(await page(`/goals/${goalId}`)))
    for (const path of counters) assert.equal((await get(`/de/lahn${path}`)).statusCode, 200)
    assert.ok((await someone.does(readImpact, { most: 100 })).readings.some(({ id }) => id === reading.id))
  })
})
