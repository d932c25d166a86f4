/** Tables and tasks on a page: written by keys and menu, read and ticked, also by two at once. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { getNote, listNoteVersions, makeNote, writeNote } from '#modules/notes/contract.ts'
import { holds, openStage, type Viewer } from './browser.ts'
import { debtsOn, isAtRest, looksRight } from './look.ts'

const stage = await openStage()
const { ana, ben, gina, world } = stage
const subjectId = world.lahn.channels.cleanup

const page = (viewer: Viewer) =>
  viewer.the('textbox', 'notes:text_label').and(viewer.page.locator('[contenteditable="true"]'))

async function good(viewer: Viewer, name: string, language: 'de' | 'en') {
  await isAtRest(viewer.page)
  await looksRight(viewer.page, name)
  assert.deepEqual(await debtsOn(viewer.page, language), [])
}

const textIs = (noteId: string, text: string) =>
  holds(async () => assert.equal((await ana.does(getNote, { noteId })).text, text))

test('a table is begun with a press, filled with Tab and Enter, and changed by its menu, all by keys', async () => {
  const { id: noteId } = await ana.does(makeNote, { subjectId, title: 'Wer bringt was' })
  const ana1 = await stage.visit('ana', `/c/lahn/notes/${noteId}?write=true`)
  const { page: browser, the } = ana1
  const keys = browser.keyboard
  await page(ana1).click()
  await the('button', 'conversation:formats.table').click()
  await keys.type('wer')
  await keys.press('Tab')
  await keys.type('was')
  await keys.press('Tab')
  await keys.type('Ana')
  await keys.press('Tab')
  await keys.type('Con|tainer')
  await keys.press('Shift+Tab')
  await keys.press('End')
  await keys.press('Enter')
  await keys.type('Ben')
  await keys.press('Enter')
  await keys.type('Cem')
  await textIs(noteId, '| wer | was |\n| - | - |\n| Ana | Con\\|tainer |\n| Ben | |\n| Cem | |')
  await good(ana1, 'tables-writing-de-1440', 'de')

  const pick = async (name: string) => {
    await the('button', 'conversation:table.menu').focus()
    await keys.press('Enter')
    await the('menuitem', `conversation:table.${name}`).waitFor()
    if (name === 'column_after') await good(ana1, 'tables-menu-de-1440', 'de')
    await the('menuitem', `conversation:table.${name}`).focus()
    await keys.press('Enter')
  }
  await pick('column_after')
  await keys.type('neu')
  await pick('right')
  await pick('row_remove')
  await textIs(noteId, '| wer | | was |\n| - | -: | - |\n| Ana | | Con\\|tainer |\n| Ben | | |')
  // One more cell, and then out of the table; undo brings a row back.
  await keys.press('Control+z')
  await textIs(noteId, '| wer | | was |\n| - | -: | - |\n| Ana | | Con\\|tainer |\n| Ben | | |\n| Cem | neu | |')
  await keys.press('Control+Enter')
  await keys.type('danach')
  await textIs(
    noteId,
    '| wer | | was |\n| - | -: | - |\n| Ana | | Con\\|tainer |\n| Ben | | |\n| Cem | neu | |\n\ndanach',
  )
  await browser.locator('.text-table').getByText('Ben').click()
  await pick('remove')
  await textIs(noteId, 'danach')
})

const list = `Für Samstag, **bitte**:

- [x] Handschuhe
- [ ] Greifzangen, mindestens zwölf, und wer noch welche hat, bringt sie mit
  - [ ] die langen
- [ ] Kescher

| wer | was | bis wann | womit | woher |
| - | - | -: | :-: | - |
| Ana | Container | Freitag | Lastenrad | Bauhof |
| Ben | Anhänger | Samstag früh | Auto | Nachbarn von gegenüber |`

test('whoever may write ticks where they read; two at once lose nothing, and history stays short', async () => {
  const { id: noteId } = await ana.does(makeNote, { subjectId, title: 'Packliste', text: list })
  const at = `/c/lahn/notes/${noteId}`
  const [one, other] = [await stage.visit('ana', at), await stage.visit('ben', at, { width: 360, language: 'en' })]
  other.forgive(/409 .*\/text/, /ERR_INTERNET_DISCONNECTED/)
  one.forgive(/409 .*\/text/)
  const box = (viewer: Viewer, name: string | RegExp) => viewer.page.getByRole('checkbox', { name })
  await box(one, 'Kescher').waitFor()
  await good(one, 'tasks-de-1440', 'de')
  await box(other, 'die langen').waitFor()
  await good(other, 'tasks-en-360', 'en')
  await box(one, 'Kescher').focus()
  await one.page.keyboard.press('Space')
  await box(other, 'die langen').click()
  await box(one, 'Handschuhe').click()
  const ticked = list
    .replace('[ ] Kescher', '[x] Kescher')
    .replace('[ ] die langen', '[x] die langen')
    .replace('[x] Handschuhe', '[ ] Handschuhe')
  await textIs(noteId, ticked)
  for (const viewer of [one, other]) {
    await holds(async () => assert.equal(await box(viewer, 'die langen').isChecked(), true))
    await holds(async () => assert.equal(await box(viewer, 'Handschuhe').isChecked(), false))
  }
  assert.ok((await ana.does(listNoteVersions, { noteId })).items.length <= 4)

  // Somebody put another task before it meanwhile: the same one is ticked.
  const { version, text } = await ana.does(getNote, { noteId })
  await other.page.context().setOffline(true)
  await ana.does(writeNote, {
    noteId,
    text: text.replace('- [ ] Handschuhe', '- [ ] Sonnencreme\n- [ ] Handschuhe'),
    basedOn: version,
  })
  await other.page.context().setOffline(false)
  await box(other, /^Greifzangen/).click()
  await box(other, 'die langen').click()
  await holds(async () => assert.match((await ben.does(getNote, { noteId })).text, /\[x\] Greifzangen/))
  await holds(async () => assert.match((await ben.does(getNote, { noteId })).text, /\[ \] die langen/))
  assert.match((await ben.does(getNote, { noteId })).text, /\[ \] Sonnencreme/)
})

test('nobody ticks while somebody else writes, nor who may only read', async () => {
  const { id: noteId } = await ana.does(makeNote, { subjectId, title: 'Gesperrt', text: '- [ ] warten' })
  const writer = await stage.visit('ana', `/c/lahn/notes/${noteId}?write=true`)
  await page(writer).waitFor()
  const reader = await stage.visit('ben', `/c/lahn/notes/${noteId}`)
  await reader.text('notes:locked', { name: 'Ana Keller' }).waitFor()
  assert.equal(await reader.page.getByRole('checkbox').isDisabled(), true)
  await gina.isRefused(writeNote, { noteId, text: '- [x] warten', basedOn: 1 }, 'not_found')
})
