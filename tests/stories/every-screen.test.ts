/** A walk over every screen there is: by day and by night, on a phone and on a desk, in German and English. */
import { strict as assert } from 'node:assert'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { getBoard } from '#modules/boards/contract.ts'
import { setRole } from '#modules/communities/contract.ts'
import { makeForm } from '#modules/forms/contract.ts'
import { ensureSetUpLink } from '#modules/people/set-up.ts'
import type { Language } from '#web/words.ts'
import { brought, exportBy } from '../arriving.ts'
import { analysed, archiveOf, smallExport } from '../moving.ts'
import { liveBoard } from './board-lived-in.ts'
import { openStage, type Viewer } from './browser.ts'
import { formOn } from './forms.ts'
import { liveIn } from './lived-in.ts'
import { dayAndNight, debtsOn, isAtRest, shoot } from './look.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const stage = await openStage()
const there = await liveIn(stage)
const boardId = await liveBoard(stage)
const {
  tasks: [task],
  lists: [list],
} = await stage.ana.does(getBoard, { boardId })
const { id: formId } = await stage.ana.does(makeForm, formOn(boardId, list!.id))
await stage.ana.does(setRole, { memberId: stage.world.lahn.members.mara, role: 'owner' })
const archive = await analysed(stage.ana, archiveOf(smallExport))
const arriving = await brought(stage.sofia, await exportBy(stage.ana))
const setUp = new URL((await ensureSetUpLink(stage.house)) ?? '')

/** A language belongs to an account: each is walked by people of its own. */
const people = {
  de: { owner: 'ana', stranger: 'sofia', nobody: undefined },
  en: { owner: 'mara', stranger: 'otto', nobody: undefined },
} as const
type Walker = keyof typeof people.de

/** Where to walk, by a screen's path: what stands for its `$parts`, what else it shows, and who sees it. */
const examples: Record<string, { at?: string[]; by?: Walker }> = {
  'talk/new': { at: [`talk/new?member=${there.member}`] },
  'talk/$channel': {
    at: [
      `talk/${there.channel}`,
      `talk/${there.channel}?thread=${there.thread}`,
      `talk/${there.channel}?show=details`,
      `talk/${there.channel}?show=pins`,
      `talk/${there.channel}?show=notes`,
      `talk/${there.longChannel}`,
    ],
  },
  'notes/$note': {
    at: [`notes/${there.note}`, `notes/${there.note}?write=true`, `notes/${there.note}?show=history`],
  },
  'boards/$board': {
    at: [`boards/${boardId}`, `boards/${boardId}?show=archive`, `boards/${boardId}?task=${task?.id}`],
  },
  'boards/$board/forms': { at: [`boards/${boardId}/forms`] },
  'boards/$board/forms/new': { at: [`boards/${boardId}/forms/new`] },
  'forms/$form': { at: [`forms/${formId}`] },
  'forms/$form/edit': { at: [`forms/${formId}/edit`] },
  'forms/$form/answers': { at: [`forms/${formId}/answers`] },
  'rules/$place': { at: [`rules/${boardId}`] },
  'tasks/$task': { at: [`tasks/${task?.id}`] },
  saved: { at: ['saved', 'saved?show=reminders', 'saved?show=scheduled', 'saved?show=done'] },
  'people/$member': { at: [`people/${there.member}`] },
  'circles/$circle': { at: [`circles/${there.circle}`] },
  'settings/moving-in/$import': { at: [`settings/moving-in/${archive.id}`] },
  'goals/$goal': { at: [`goals/${there.goal}`, `goals/${there.goal}?record=yes`] },
  'goals/$goal/edit': { at: [`goals/${there.goal}/edit`] },
  'join/$community': { at: ['join/lahn', 'join/berg'], by: 'stranger' },
  'sign-in': { by: 'nobody' },
  'sign-in/link': { at: ['sign-in/link#abc'], by: 'nobody' },
  'sign-up': { by: 'nobody' },
  reset: { at: ['reset', 'reset#abc'], by: 'nobody' },
  'set-up': { at: [`set-up${setUp.hash}`], by: 'nobody' },
  invitation: { at: [`invitation${there.invitation.hash}`, 'invitation#abc'], by: 'nobody' },
  found: { by: 'stranger' },
  arrive: { by: 'stranger' },
  'arrive/$slug': { at: [`arrive/${arriving.slug}`, 'arrive/nowhere'], by: 'stranger' },
}

type Place = { name: string; path: string; by: Walker }

/** Every path a module brings; one with `$parts` needs an example above. */
function places(): Place[] {
  const files = globSync('src/modules/*/ui/screens.ts', { cwd: ROOT })
  const screens = files.flatMap((file) => [
    ...readFileSync(ROOT + file, 'utf8').matchAll(/path: '([^']+)', within: '(\w+)'/g),
  ])
  assert.ok(screens.length >= 20, 'the modules list their screens')
  const all = screens.flatMap(([, path = '', within]): Place[] => {
    const { at = [path], by = 'owner' } = examples[path] ?? {}
    for (const one of at) assert.ok(!one.includes('$'), `an example for ${path} is missing`)
    const home = within === 'community' ? '/c/lahn/' : '/'
    const name = path.replaceAll('$', '').replaceAll('/', '-')
    return at.map((one, n) => ({ name: n === 0 ? name : `${name}-${n + 1}`, path: home + one.replace(/^\//, ''), by }))
  })
  const nowhere: Place[] = [
    { name: 'nowhere', path: '/c/lahn/nowhere', by: 'owner' },
    { name: 'nowhere-outside', path: '/nowhere', by: 'stranger' },
  ]
  return [...all, ...nowhere]
}

/** What is wrong with it, at either width and in any light. */
async function lookAt(viewer: Viewer, { name, path }: Place, language: Language): Promise<string[]> {
  const { page } = viewer
  await page.goto(stage.url + path)
  const wrong: string[] = []
  for (const width of [1440, 360] as const) {
    await viewer.resize(width)
    await isAtRest(page)
    const found = await debtsOn(page, language)
    const picture = `walk-${name}-${language}-${width}`
    // Other words have no other colours: one look of axe at the second language is enough for its names.
    if (language === 'de' || width === 360) found.push(...(await dayAndNight(page, picture)))
    else await shoot(page, `${picture}-light`)
    wrong.push(...found.map((one) => `${path} (${language}, ${width}): ${one}`))
  }
  return wrong
}

async function walk(language: Language): Promise<string[]> {
  const wrong: string[] = []
  for (const [walker, person] of Object.entries(people[language])) {
    const viewer = await stage.visit(person, '/', { language })
    viewer.forgive(/\b401\b.*\/api\/people\/me/, /\b404\b/, /\b422\b.*\/api\/invitations\/look/)
    // Both walk at once, and one of them holds the pen.
    viewer.forgive(/\b409\b.*\/api\/communities\/lahn\/notes\/[\w-]+\/lock/)
    for (const place of places().filter(({ by }) => by === walker))
      wrong.push(...(await lookAt(viewer, place, language)))
  }
  return wrong
}

test('every screen is whole in German and English, on a phone and on a desk, by day and by night', async () => {
  const wrong = await Promise.all([walk('de'), walk('en')])
  assert.deepEqual(wrong.flat(), [])
})
