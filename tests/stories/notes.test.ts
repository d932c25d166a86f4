/** Two people write one page: one waits while the other writes, nothing is lost, and what stood there comes back. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { sql } from 'kysely'
import { createGoal } from '#modules/mission/contract-goals.ts'
import { getNote, listNotes, listNoteVersions, makeNote, writeNote } from '#modules/notes/contract.ts'
import { holds, intoView, openStage, type Viewer } from './browser.ts'
import { debtsOn, isAtRest, looksRight } from './look.ts'

const stage = await openStage()
const { ana, ben, world } = stage
const { channels, circles } = world.lahn

const page = (viewer: Viewer) =>
  viewer.the('textbox', 'notes:text_label').and(viewer.page.locator('[contenteditable="true"]'))

async function type(viewer: Viewer, text: string) {
  await page(viewer).click()
  await viewer.page.keyboard.press('Control+End')
  await viewer.page.keyboard.type(text)
}

const longText = `# Treffpunkt

Samstag um **zehn** am Wehr. Wer mit dem Rad kommt, stellt es hinter das Bootshaus.

## Mitbringen

- [x] Handschuhe
- [ ] Greifzangen, mindestens zwölf
- [ ] Kescher

| wer | was | bis wann |
|---|---|---|
| Ana | Container | Freitag |
| Ben | Anhänger | Samstag früh |

> Letztes Jahr hat der Regen die Hälfte mitgenommen.
`

test('a page is begun beside a channel, written by one while the other reads along, and then by the other', async () => {
  const writer = await stage.visit('ana', `/c/lahn/talk/${channels.cleanup}`)
  await writer.the('button', 'notes:title').click()
  await writer.text('notes:none').waitFor()
  await looksRight(writer.page, 'notes-none-de-1440')
  await writer.the('button', 'notes:new').click()
  await writer.field('notes:name').fill('Packliste September')
  await writer.the('button', 'notes:make').click()
  await type(writer, '# Mitbringen\nHandschuhe und Säcke')
  await writer.text('notes:saved').waitFor()
  const [note] = (await ana.does(listNotes, { subjectId: channels.cleanup })).items
  const noteId = note!.id
  await holds(async () =>
    assert.match((await ana.does(getNote, { noteId })).text, /^# Mitbringen\n\nHandschuhe und Säcke$/),
  )
  await looksRight(writer.page, 'notes-writing-de-1440')

  const reader = await stage.visit('ben', `/c/lahn/notes/${noteId}`, { width: 360, language: 'en' })
  await reader.text('notes:locked', { name: 'Ana Keller' }).waitFor()
  await reader.seen('Handschuhe und Säcke').waitFor()
  assert.equal(await reader.the('button', 'notes:write').count(), 0)
  await looksRight(reader.page, 'notes-locked-en-360')
  await type(writer, ' und Zangen')
  await reader.seen('Handschuhe und Säcke und Zangen').waitFor()
  await writer.the('button', 'notes:done').click()
  await reader.the('button', 'notes:write').click()
  await type(reader, '. Kescher!')
  await reader.text('notes:saved').waitFor()
  await looksRight(reader.page, 'notes-writing-en-360')
  await reader.the('button', 'notes:done').click()
  await writer.seen('und Zangen. Kescher!').waitFor()

  await writer.the('button', 'notes:history').click()
  const list = writer.page.getByRole('list').filter({ hasText: writer.t('notes:newest') })
  await list.getByRole('button', { name: /Ben Okafor/ }).waitFor()
  await looksRight(writer.page, 'notes-history-de-1440')
  await list.getByRole('button', { name: /Ben Okafor/ }).click()
  await holds(async () => assert.match((await writer.page.getByRole('insertion').allInnerTexts()).join(' '), /Kescher/))
  await looksRight(writer.page, 'notes-difference-de-1440')
  await writer.the('button', 'notes:versions').click()
  await list.getByRole('button', { name: /Ana Keller/ }).click()
  await writer.the('button', 'notes:restore').click()
  await holds(async () => assert.doesNotMatch((await ana.does(getNote, { noteId })).text, /Kescher/))
  assert.equal((await ana.does(listNoteVersions, { noteId })).items[0]!.author.name, 'Ana Keller')
})

test('what two wrote at once is put together, and no word of either is lost', async () => {
  const text = 'Erste Zeile\n\nZweite Zeile\n\nDritte Zeile'
  const { id: noteId } = await ben.does(makeNote, { subjectId: channels.cleanup, title: 'Protokoll', text })
  const writer = await stage.visit('ben', `/c/lahn/notes/${noteId}`)
  writer.forgive(/ERR_INTERNET_DISCONNECTED/, /409 .*\/text/, /ERR_FAILED/)
  await writer.the('button', 'notes:write').click()
  await page(writer).waitFor()
  // The network is away for so long that the house no longer waits for him.
  await writer.page.context().setOffline(true)
  await type(writer, ' von Ben')
  await writer.text('notes:offline').waitFor()
  await stage.house.db.transaction(world.lahn.id, async (tx) => {
    tx.send(sql`update note set held_by = null, held_until = null where id = ${noteId}`)
  })
  await ana.does(writeNote, { noteId, text: text.replace('Erste', 'Anas erste'), basedOn: 1 })
  await writer.page.context().setOffline(false)
  await writer.the('button', 'notes:merge').waitFor()
  await looksRight(writer.page, 'notes-conflict-de-1440')
  await writer.the('button', 'notes:merge').click()
  await holds(async () => {
    const now = await ana.does(getNote, { noteId })
    assert.equal(now.text, 'Anas erste Zeile\n\nZweite Zeile\n\nDritte Zeile von Ben')
  })
  await writer.text('notes:saved').waitFor()
})

test('a goal and a circle have their pages, too, at every width', async () => {
  const goal = await ana.does(createGoal, { title: 'Ufer ohne Plastik' })
  const { id } = await ana.does(makeNote, { subjectId: goal.id, title: 'Ablauf am Samstag', text: longText })
  await ben.does(makeNote, { circleId: circles.messgruppe, title: 'Messpunkte', text: 'Wehr, Brücke, Hafen' })
  for (const width of [360, 1440] as const) {
    const viewer = await stage.visit('ben', `/c/lahn/goals/${goal.id}`, { width })
    await intoView(viewer.the('heading', 'notes:title'))
    await looksRight(viewer.page, `notes-goal-de-${width}`)
    await viewer.page
      .getByRole('link', { name: /Ablauf am Samstag/ })
      .first()
      .click()
    await viewer.seen('Samstag früh').waitFor()
    await isAtRest(viewer.page)
    assert.deepEqual(await debtsOn(viewer.page, 'de'), [])
    await looksRight(viewer.page, `notes-page-de-${width}`)
    await viewer.the('button', 'notes:write').click()
    await page(viewer).waitFor()
    await isAtRest(viewer.page)
    assert.deepEqual(await debtsOn(viewer.page, 'de'), [])
    await looksRight(viewer.page, `notes-page-writing-de-${width}`)
    await viewer.the('button', 'notes:done').click()
    await viewer.page.goto(`${stage.url}/c/lahn/circles/${circles.messgruppe}`)
    await viewer.page.getByRole('link', { name: /Messpunkte/ }).waitFor()
    await looksRight(viewer.page, `notes-circle-de-${width}`)
  }
  assert.equal((await ana.does(getNote, { noteId: id })).version, 1, 'opened and closed, nothing was written')
})
