import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import ICAL from 'ical.js'
import { sql } from 'kysely'
import { leave, updateMyProfile } from '#modules/communities/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import { openFaces } from '../../../faces.ts'
import { addChecklist } from '../checklists/contract.ts'
import { archiveBoard, getBoard, makeBoard } from '../contract.ts'
import { logHours } from '../hours/contract.ts'
import { addTask, assignTask, closeTask, takeTask, unassignTask } from '../task/contract.ts'
import { makeWait } from '../waits/contract.ts'
import { getWorkload, listMyTasks, sumWorkload } from './contract.ts'
import { endFeed, getFeed, makeFeed } from './contract-feed.ts'

const { house, ana, ben, cem, mara, someone, world } = await openTestHouse()
const { circles, members } = world.lahn

const boardOf = async (title: string, more: { audience: 'community' } | { audience: 'circle'; circleId: string }) => {
  const { id: boardId } = await ben.does(makeBoard, { title, ...more, lists: [{ title: 'Offen' }] })
  return { boardId, listId: (await ben.does(getBoard, { boardId })).lists[0]!.id }
}
const { listId } = await boardOf('Saison', { audience: 'community' })
const mineOf = async (who: typeof ben) => (await who.does(listMyTasks, {})).items.map(({ title }) => title)

test('my tasks are what I took, was given, and my items of checklists; due first, then without a day', async () => {
  const later = await ben.does(addTask, { listId, title: 'Boote', dueOn: '2026-10-10', assigneeIds: [members.cem] })
  const first = await ben.does(addTask, { listId, title: 'Säcke', dueOn: '2026-09-20', needed: 2 })
  await ben.does(addTask, { listId, title: 'Irgendwann', assigneeIds: [members.cem] })
  await cem.does(takeTask, { taskId: first.id })
  const items = [{ text: 'Anrufen', assigneeId: members.cem, dueOn: '2026-09-30' }, { text: 'Fremd' }]
  await ben.does(addChecklist, { taskId: later.id, title: '', items })
  await ben.does(makeWait, { taskId: later.id, forId: first.id })
  const { items: mine } = await cem.does(listMyTasks, {})
  assert.deepEqual(
    mine.map(({ title, waitsFor }) => [title, ...waitsFor.map((one) => one.title)]),
    [['Säcke'], ['Anrufen', 'Säcke'], ['Boote', 'Säcke'], ['Irgendwann']],
  )
  assert.deepEqual(
    mine.map(({ can }) => can.leave),
    [true, false, false, false],
  )
  assert.deepEqual(await mineOf(ben), [])
  const pages: string[] = []
  let after: string | undefined
  do {
    const page = await cem.does(listMyTasks, { most: 1, ...(after && { after }) })
    pages.push(...page.items.map(({ title }) => title))
    after = page.next ?? undefined
  } while (after)
  assert.deepEqual(pages, await mineOf(cem))
  const wrong = Buffer.from(JSON.stringify(['2026-02-31', first.id])).toString('base64url')
  assert.equal((await cem.does(listMyTasks, { after: wrong })).items.length, 4)
})

test('what I may not see any more, what is done and what rests is not mine', async () => {
  const secret = await boardOf('Vorstand', { audience: 'circle', circleId: circles.vorstand })
  const hidden = await ben.does(addTask, {
    listId: secret.listId,
    title: 'Geheim',
    dueOn: '2026-09-19',
    assigneeIds: [members.ben],
  })
  assert.deepEqual(await mineOf(ben), ['Geheim'])
  // As if somebody had been let in once: the row stays, the right does not.
  await house.db.transaction(world.lahn.id, async (db) => {
    db.send(sql`insert into task_assignee (community_id, task_id, member_id, since)
      values (${world.lahn.id}, ${hidden.id}, ${members.cem}, now())`)
  })
  assert.ok(!(await mineOf(cem)).includes('Geheim'))
  await ben.does(closeTask, { taskId: hidden.id })
  assert.deepEqual(await mineOf(ben), [])
  const old = await boardOf('Vorbei', { audience: 'community' })
  await ben.does(addTask, { listId: old.listId, title: 'Alt', assigneeIds: [members.ben] })
  await ben.does(archiveBoard, { boardId: old.boardId })
  assert.deepEqual(await mineOf(ben), [])
  await someone.isRefused(listMyTasks, {}, 'signed_out')
})

test('workload lays my share of open estimates beside what I offer and what I gave', async () => {
  await cem.does(updateMyProfile, { hours: 13 })
  const both = await ben.does(addTask, {
    ...{ listId, title: 'Zu zweit', estimate: 240, dueOn: '2026-09-25' },
    assigneeIds: [members.cem, members.ben],
  })
  await cem.does(logHours, { taskId: both.id, minutes: 60, onDay: '2026-09-16' })
  const load = await cem.does(getWorkload, {})
  assert.equal(load.offered, 179)
  assert.equal(load.weeks.length, 7)
  assert.deepEqual(
    load.weeks.filter(({ given, open }) => given + open > 0),
    [
      { from: '2026-09-14', given: 60, open: 0 },
      { from: '2026-09-21', given: 0, open: 90 },
    ],
  )
  assert.equal(load.unestimated, 3)
  await cem.isRefused(sumWorkload, {}, 'forbidden')
  const { items } = await ana.does(sumWorkload, {})
  // Only boards that a steward may see: roles give no reading rights.
  assert.deepEqual(
    items.map(({ board, open, given }) => [board.title, open, given]),
    [['Saison', 180, 60]],
  )
  for (const title of ['Proben', 'Geräte']) {
    const crew = await boardOf(title, { audience: 'circle', circleId: circles.messgruppe })
    await ben.does(addTask, { listId: crew.listId, title: 'Eichen', estimate: 90, needed: 2 })
  }
  assert.deepEqual(
    (await mara.does(sumWorkload, {})).circles.map((one) => [one.circle?.name, one.boards, one.open, one.wanted]),
    [
      [undefined, 1, 180, 1],
      ['Messgruppe', 2, 180, 4],
      ['Vorstand', 1, 0, 0],
    ],
  )
  const sums = JSON.stringify(await mara.does(sumWorkload, {}))
  for (const [name, id] of Object.entries(members)) assert.ok(!sums.includes(id), `never by person: ${name}`)
  await ben.does(unassignTask, { taskId: both.id, memberId: members.ben })
  assert.equal((await cem.does(getWorkload, {})).weeks.find(({ from }) => from === '2026-09-21')!.open, 180)
})

test('a calendar of what is due opens by its address only, with the rights its member has now', async () => {
  const faces = await openFaces({
    config: { host: '127.0.0.1', port: 0, baseUrl: house.baseUrl, trustProxy: false },
    house,
    identify: async () => undefined,
    outboxPage: undefined,
    report: (error) => assert.fail(error as Error),
    log: false,
  })
  const at = async (url: string) => {
    const { statusCode, body, headers } = await faces.app.inject({ url: new URL(url).pathname })
    assert.equal(headers['cache-control'], 'no-store')
    return statusCode === 200 ? body : statusCode
  }
  try {
    const title = 'Über, die; „Lahn“ – mit so vielen Worten, dass eine Zeile im Kalender nicht dafür reicht'
    const task = await ben.does(addTask, { listId, title, dueOn: '2026-09-28', dueAt: '2026-09-28T16:00:00.000Z' })
    await ben.does(assignTask, { taskId: task.id, memberId: members.cem })
    const first = await cem.does(makeFeed, { language: 'de' })
    assert.match(first.url, /^http:\/\/localhost:3000\/calendars\/[\w-]{22}\.ics$/)
    const body = String(await at(first.url))
    assert.ok(body.split('\r\n').every((line) => Buffer.byteLength(line) <= 75))
    const events = new ICAL.Component(ICAL.parse(body)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
    const said = events.map(({ summary, startDate }) => `${startDate} ${summary}`)
    assert.ok(said.includes(`2026-09-28T16:00:00Z ${title}`))
    assert.ok(said.includes('2026-09-20 Säcke') && said.includes('2026-09-30 Anrufen'))
    assert.ok(!said.some((one) => one.includes('Geheim')))
    const second = await cem.does(makeFeed, { language: 'en' })
    assert.equal(await at(first.url), 404)
    assert.match(String(await at(second.url)), /^BEGIN:VCALENDAR/)
    assert.ok((await cem.does(getFeed, {})).usedAt)
    await cem.does(endFeed, {})
    assert.equal(await at(second.url), 404)
    assert.deepEqual(await cem.does(getFeed, {}), { madeAt: null, usedAt: null })
    // A token makes no link that outlives it; nobody reads it by other faces.
    await cem.withToken(['boards:write'], world.lahn.id).isRefused(makeFeed, {}, 'out_of_scope')
    const third = await cem.does(makeFeed, {})
    const kept = JSON.stringify(
      await house.db.transaction(world.lahn.id, async (db) => {
        return db.rows(sql`select * from task_feed`)
      }),
    )
    assert.ok(!kept.includes(new URL(third.url).pathname.split('/')[2]!.slice(0, 22)))
    for (let n = 0; n < 12; n++) await faces.app.inject({ url: new URL(third.url).pathname })
    assert.equal((await faces.app.inject({ url: new URL(third.url).pathname })).statusCode, 429)
    const last = await cem.does(makeFeed, {})
    await cem.does(leave, {})
    assert.equal(await at(last.url), 404)
  } finally {
    await faces.close()
  }
})
