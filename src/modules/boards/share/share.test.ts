import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { resumeMember, suspendMember } from '#modules/communities/contract.ts'
import { publishSite, unpublishSite } from '#modules/communities/contract-site.ts'
import { openTestHouse } from '#tests/house.ts'
import { openTestSite, showItself } from '#tests/site.ts'
import { archiveBoard, deleteBoard, getBoard, makeBoard, unarchiveBoard } from '../contract.ts'
import { makeTemplate } from '../copies/contract.ts'
import { addLabel } from '../lists/contract.ts'
import { addTask, closeTask, placeTask } from '../task/contract.ts'
import { endShare, getShare, makeShare, renewShare, SHARED_DAYS } from './contract.ts'

const { ana, ben, cem, mara, clock, house, world } = await openTestHouse({ connections: 6 })
const { get } = await openTestSite(house)
const { members, circles } = world.lahn

const { id: boardId } = await ben.does(makeBoard, {
  title: 'Uferputz <b>',
  about: 'Von **uns** für <@00000000-0000-7000-8000-000000000000>',
  audience: 'circle',
  circleId: circles.vorstand,
  lists: [{ title: 'Offen' }, { title: 'Fertig', closes: true }],
})
const [open] = (await ben.does(getBoard, { boardId })).lists.map(({ id }) => id) as [string]
const { id: labelId } = await ben.does(addLabel, { boardId, name: 'Boot', tone: 1 })
const about = `Nimm [das Boot](https://example.org/boot) <script>alert(1)</script>, sagt <@${members.ana}>`
const task = await ben.does(addTask, {
  ...{ listId: open, title: 'Kähne leihen', about, dueOn: '2026-10-04', needed: 3, isMilestone: true },
  labelIds: [labelId],
  assigneeIds: [members.ben],
})
const pathOf = ({ url }: { url: string }) => url.replace(house.baseUrl, '')
const share = async (who = ben, id = boardId) => pathOf(await who.does(makeShare, { boardId: id }))
const nothing = async () => (await get('/de/lahn/boards/nichts')).body

test('as long as the community has no public pages the link opens nothing, and it is said', async () => {
  const path = await share()
  assert.equal((await get(path)).statusCode, 404)
  assert.equal((await ben.does(getShare, { boardId })).isPublished, false)
  await showItself(ana)
  assert.equal((await ben.does(getShare, { boardId })).isPublished, true)
  assert.equal((await get(path)).statusCode, 200)
})

test('whoever has the link reads the board in both languages: no name, no script, no cookie, not for search engines', async () => {
  const elsewhere = await ben.does(makeBoard, { title: 'Allen', audience: 'community', lists: [{ title: 'Da' }] })
  const { lists } = await ben.does(getBoard, { boardId: elsewhere.id })
  const foreign = await ben.does(addTask, { listId: lists[0]!.id, title: 'Von woanders' })
  await ben.does(placeTask, { taskId: foreign.id, listId: open })
  const path = await share()
  for (const [language, people] of [
    ['de', '1 Person macht mit'],
    ['en', '1 person is in'],
  ] as const) {
    const { statusCode, headers, body } = await get(path.replace('/de/', `/${language}/`))
    assert.equal(statusCode, 200)
    assert.match(body, new RegExp(`^<!doctype html><html lang="${language}">`))
    for (const words of [
      'Uferputz &lt;b&gt;',
      'Kähne leihen',
      'Boot',
      'Fertig',
      people,
      '<strong>uns</strong>',
      '2026',
    ])
      assert.ok(body.includes(words), words)
    assert.match(body, /<a [^>]*href="https:\/\/example.org\/boot"/)
    assert.doesNotMatch(body, /<script| on\w+=|Ben Okafor|Ana Keller|Von woanders|boards:|shared\./)
    assert.equal(headers['set-cookie'], undefined)
    assert.equal(headers['x-robots-tag'], 'noindex')
    assert.equal(headers['cache-control'], 'private, no-store')
    assert.match(String(headers['referrer-policy']), /same-origin|no-referrer/)
    assert.match(String(headers['content-security-policy']), /default-src 'none'/)
  }
  await ben.does(closeTask, { taskId: task.id })
  assert.match((await get(path)).body, /Geschafft/)
})

test('a wrong link, one that ended, and that of another community open nothing, and all look alike', async () => {
  const old = await share()
  const path = await share()
  const body = await nothing()
  const wrong = '/de/lahn/boards/AAAAAAAAAAAAAAAAAAAAAA'
  for (const one of [old, wrong, path.replace('/lahn/', '/berg/'), `/de/lahn/boards/${boardId}`, `${path}x`]) {
    const answer = await get(one)
    assert.deepEqual([answer.statusCode, answer.body], [404, body], one)
  }
  assert.equal((await get(path)).statusCode, 200)
  await ben.does(endShare, { boardId })
  assert.deepEqual([(await get(path)).statusCode, (await get(path)).body], [404, body])
  assert.equal((await ben.does(getShare, { boardId })).madeAt, null)
})

test('a link ends by itself, and with whoever made it, until somebody who sees the board renews it', async () => {
  await ben.isRefused(renewShare, { boardId }, 'no_link')
  const path = await share()
  const status = async () => (await get(path)).statusCode
  const isOver = async () => (await mara.does(getShare, { boardId })).isOver
  clock.forward(SHARED_DAYS * 86_400_000 - 60_000)
  assert.deepEqual([await status(), await isOver()], [200, false])
  clock.forward(60_000)
  assert.deepEqual([await status(), await isOver()], [404, true])
  await cem.isRefused(renewShare, { boardId }, 'not_found')
  await ben.does(renewShare, { boardId })
  assert.equal(await status(), 200)
  await ana.does(suspendMember, { memberId: members.ben })
  assert.deepEqual([await status(), await isOver()], [404, true])
  const { isOver: over, expiresAt } = await mara.does(renewShare, { boardId })
  assert.deepEqual([over, Date.parse(expiresAt!) - clock.now().getTime()], [false, SHARED_DAYS * 86_400_000])
  assert.equal(await status(), 200)
  await ana.does(resumeMember, { memberId: members.ben })
  await ben.does(endShare, { boardId })
})

test('what rests, is a template, was deleted or belongs to a community without pages is read by nobody outside', async () => {
  const path = await share()
  const status = async () => (await get(path)).statusCode
  await ben.does(archiveBoard, { boardId })
  assert.equal(await status(), 404)
  await ben.isRefused(makeShare, { boardId }, 'archived')
  await ben.does(unarchiveBoard, { boardId })
  assert.equal(await status(), 200)
  const template = await ben.does(makeTemplate, { boardId, title: 'Vorlage' })
  await ben.isRefused(makeShare, { boardId: template.id }, 'archived')
  const seen = await ben.does(makeBoard, { title: 'Für alle', audience: 'public' })
  const of = await ben.does(makeTemplate, { boardId: seen.id, title: 'Vorlage für alle' })
  const pages = [seen, of].map(async ({ id: key }) => (await get(`/de/lahn/boards/${key}`)).statusCode)
  assert.deepEqual(await Promise.all(pages), [200, 404])
  await cem.isRefused(makeShare, { boardId }, 'not_found')
  await ana.does(unpublishSite, {})
  assert.equal(await status(), 404)
  await ana.does(publishSite, {})
  assert.equal(await status(), 200)
  await ben.does(deleteBoard, { boardId })
  assert.equal(await status(), 404)
})

test('a public board has its page without a secret; turned off with all others', async () => {
  const shown = await ana.does(makeBoard, { title: 'Offene Planung', audience: 'public' })
  const { publicUrl } = await ana.does(getShare, { boardId: shown.id })
  const path = pathOf({ url: publicUrl! })
  assert.match((await get(path)).body, /Offene Planung/)
  await cem.isRefused(makeShare, { boardId: shown.id }, 'forbidden')
  await ana.does(unpublishSite, {})
  assert.equal((await get(path)).statusCode, 404)
})
