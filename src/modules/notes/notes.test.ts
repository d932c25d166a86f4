import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { addToChannel, archiveChannel, createChannel, removeFromChannel } from '#modules/chat/contract.ts'
import { postMessage } from '#modules/conversation/contract.ts'
import { createGoal } from '#modules/mission/contract-goals.ts'
import { getPurpose } from '#modules/mission/contract-purpose.ts'
import { find } from '#modules/search/contract.ts'
import { tablesHolding } from '#tests/holding.ts'
import { openTestHouse } from '#tests/house.ts'
import {
  archiveNote,
  bringBackNote,
  compareNoteVersions,
  deleteNote,
  followNote,
  getNote,
  holdNote,
  listNotes,
  listNoteVersions,
  makeNote,
  releaseNote,
  renameNote,
  restoreNoteVersion,
  unarchiveNote,
  writeNote,
} from './contract.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

describe('notes', async () => {
  const { ana, mara, ben, cem, gina, sofia, otto, someone, world, clock, settle, clean, house } = await openTestHouse()
  const { channels, circles, members } = world.lahn
  const titles = async (who: typeof ana, place: { subjectId?: string; circleId?: string }) =>
    (await who.does(listNotes, place)).items.map(({ title }) => title)
  const write = async (who: typeof ana, noteId: string, text: string) => {
    const { version } = await who.does(getNote, { noteId })
    return who.does(writeNote, { noteId, text, basedOn: version })
  }
  const fresh = async (text = 'Eins') => ana.does(makeNote, { subjectId: channels.cleanup, title: 'Packliste', text })

  test('stand on a channel, a goal and in a circle, for whoever sees those', async () => {
    const goal = await ana.does(createGoal, { title: 'Saubere Ufer' })
    const onGoal = await ben.does(makeNote, { subjectId: goal.id, title: 'Plan' })
    assert.deepEqual([onGoal.place.kind, onGoal.place.title, onGoal.purpose?.id], ['goal', 'Saubere Ufer', goal.id])
    assert.equal((await cem.does(getPurpose, { subjectId: onGoal.id })).effective?.id, goal.id)
    const inCircle = await ben.does(makeNote, { circleId: circles.vorstand, title: 'Protokoll' })
    assert.deepEqual([inCircle.place.kind, inCircle.place.title, inCircle.audience], ['circle', 'Vorstand', 'circle'])
    const onChannel = await ben.does(makeNote, { subjectId: channels.messgruppe, title: 'Messpunkte' })
    assert.deepEqual(await titles(mara, { circleId: circles.vorstand }), ['Protokoll'])
    assert.deepEqual(await titles(mara, { subjectId: channels.messgruppe }), ['Messpunkte'])
    for (const outsider of [ana, cem, sofia, otto.in('lahn')]) {
      await outsider.isRefused(getNote, { noteId: inCircle.id }, 'not_found')
      await outsider.isRefused(writeNote, { noteId: onChannel.id, text: 'x', basedOn: 1 }, 'not_found')
      await outsider.isRefused(listNotes, { circleId: circles.vorstand }, 'not_found')
    }
    await cem.isRefused(makeNote, { circleId: circles.messgruppe, title: 'Nein' }, 'forbidden')
    await ben.isRefused(makeNote, { subjectId: onChannel.id, title: 'Notiz an Notiz' }, 'not_found')
    await ben.isRefused(makeNote, { title: 'Nirgends' }, 'invalid')
    await ben.isRefused(makeNote, { subjectId: goal.id, circleId: circles.messgruppe, title: 'Zweimal' }, 'invalid')
  })

  test('on something public stay among members', async () => {
    const note = await ben.does(makeNote, { subjectId: channels.aushang, title: 'Entwurf' })
    assert.equal(note.audience, 'community')
    assert.deepEqual(await titles(cem, { subjectId: channels.aushang }), ['Entwurf'])
    await someone.isRefused(listNotes, { subjectId: channels.aushang }, 'signed_out')
    await someone.isRefused(getNote, { noteId: note.id }, 'not_found')
    await gina.isRefused(getNote, { noteId: note.id }, 'not_found')
    await gina.isRefused(listNotes, { subjectId: channels.aushang }, 'forbidden')
  })

  test('are a guest’s as long as what they hang on is', async () => {
    const before = await ben.does(makeNote, { subjectId: channels.messgruppe, title: 'Geräte' })
    await write(gina, before.id, 'Sonde 3 ist bei mir')
    const channel = await ben.does(createChannel, { name: 'Proben', audience: 'community' })
    const note = await ben.does(makeNote, { subjectId: channel.id, title: 'Proben' })
    await gina.isRefused(getNote, { noteId: note.id }, 'not_found')
    await ben.does(addToChannel, { channelId: channel.id, memberIds: [members.gina] })
    await gina.does(getNote, { noteId: note.id })
    await gina.isRefused(deleteNote, { noteId: note.id }, 'forbidden')
    await ben.does(removeFromChannel, { channelId: channel.id, memberId: members.gina })
    await gina.isRefused(getNote, { noteId: note.id }, 'not_found')
  })

  test('are never written over: who comes second is told, however close', async () => {
    const note = await fresh()
    const newer = await ben.does(writeNote, { noteId: note.id, text: 'Eins\nZwei', basedOn: 1 })
    await cem.isRefused(writeNote, { noteId: note.id, text: 'Null', basedOn: 1 }, 'changed_meanwhile')
    const both = await Promise.allSettled(
      [ana, mara, ben, cem].map((who, n) =>
        who.does(writeNote, { noteId: note.id, text: `Stand ${n}`, basedOn: newer.version }),
      ),
    )
    assert.equal(both.filter(({ status }) => status === 'fulfilled').length, 1)
    const now = await ana.does(getNote, { noteId: note.id })
    assert.deepEqual([now.version, now.text.slice(0, 6)], [newer.version + 1, 'Stand '])
  })

  test('are held for whoever writes, for a minute, and a steward need not wait', async () => {
    const { id: noteId } = await fresh()
    await ben.does(holdNote, { noteId })
    assert.equal((await cem.does(getNote, { noteId })).heldBy?.name, 'Ben Okafor')
    await cem.isRefused(holdNote, { noteId }, 'being_written')
    await cem.isRefused(writeNote, { noteId, text: 'x', basedOn: 1 }, 'being_written')
    await cem.isRefused(holdNote, { noteId, takeOver: true }, 'forbidden')
    clock.forward(50_000)
    await write(ben, noteId, 'Ben schreibt')
    clock.forward(50_000)
    await cem.isRefused(holdNote, { noteId }, 'being_written')
    clock.forward(11_000)
    await cem.does(holdNote, { noteId })
    await mara.does(holdNote, { noteId, takeOver: true })
    await cem.isRefused(writeNote, { noteId, text: 'x', basedOn: 2 }, 'being_written')
    await cem.does(releaseNote, { noteId })
    assert.equal((await cem.does(getNote, { noteId })).heldBy?.name, 'Mara Lindner')
    await mara.does(releaseNote, { noteId })
    assert.equal((await cem.does(getNote, { noteId })).heldBy, null)
    const won = await Promise.allSettled([ana, ben, cem].map((who) => who.does(holdNote, { noteId })))
    assert.equal(won.filter(({ status }) => status === 'fulfilled').length, 1)
  })

  test('remember their versions: saves of one author within ten minutes are one', async () => {
    const { id: noteId } = await fresh('Eins')
    await write(ana, noteId, 'Eins\nZwei')
    clock.forward(6 * MINUTE)
    await write(ana, noteId, 'Eins\nZwei\nDrei')
    clock.forward(6 * MINUTE)
    await write(ana, noteId, 'Eins\nZwei\nDrei\nVier')
    await write(ben, noteId, 'Eins\nZwo\nDrei\nVier')
    await write(ben, noteId, 'Eins\nZwo\nDrei\nVier')
    const { items } = await cem.does(listNoteVersions, { noteId })
    assert.deepEqual(
      items.map(({ version, author, added, removed }) => [version, author.name, added, removed]),
      [
        [5, 'Ben Okafor', 1, 2],
        [4, 'Ana Keller', 4, 0],
        [3, 'Ana Keller', 14, 0],
      ],
    )
    const two = await cem.does(compareNoteVersions, { noteId, version: 5 })
    assert.deepEqual([two.text, two.before], ['Eins\nZwo\nDrei\nVier', { version: 4, text: 'Eins\nZwei\nDrei\nVier' }])
    assert.equal((await cem.does(compareNoteVersions, { noteId, version: 5, against: 3 })).before?.version, 3)
    assert.equal((await cem.does(compareNoteVersions, { noteId, version: 3 })).before, null)
    await cem.isRefused(compareNoteVersions, { noteId, version: 2 }, 'no_such_version')
    const back = await cem.does(restoreNoteVersion, { noteId, version: 3, basedOn: 5 })
    assert.deepEqual([back.text, back.version], ['Eins\nZwei\nDrei', 6])
    await write(cem, noteId, 'Neu')
    const page = await cem.does(listNoteVersions, { noteId, most: 2 })
    assert.deepEqual(
      page.items.map(({ version, restored }) => [version, restored]),
      [
        [7, null],
        [6, 3],
      ],
    )
    assert.equal((await cem.does(listNoteVersions, { noteId, after: page.next!, most: 2 })).items[0]!.version, 5)
  })

  test('tell those who follow at most once a day', async () => {
    const { id: noteId } = await fresh()
    const heard = async () => (await ana.hears()).filter(({ subject }) => subject?.id === noteId).length
    await write(ben, noteId, 'Bens Stand')
    assert.equal(await heard(), 1)
    clock.forward(20 * MINUTE)
    await write(ben, noteId, 'Bens neuer Stand')
    assert.equal(await heard(), 1)
    clock.forward(DAY)
    await write(cem, noteId, 'Cems Stand')
    assert.equal(await heard(), 2)
    await ana.does(followNote, { noteId, follows: false })
    assert.equal((await ana.does(getNote, { noteId })).follows, false)
    clock.forward(2 * DAY)
    await write(ben, noteId, 'Wieder Ben')
    assert.equal(await heard(), 2)
  })

  test('are found by title and text, as they are now', async () => {
    const note = await ana.does(makeNote, { subjectId: channels.cleanup, title: 'Zangenliste', text: 'Greifzange' })
    await ana.does(writeNote, { noteId: note.id, text: '# Uferwache\n\nKescher', basedOn: 1 })
    await settle()
    const found = async (who: typeof ana, q: string) =>
      (await who.does(find, { text: q })).items.filter(({ kind }) => kind === 'note').map(({ title }) => title.text)
    assert.deepEqual(await found(cem, 'kescher'), ['Zangenliste'])
    assert.deepEqual(await found(cem, 'zangenl'), ['Zangenliste'])
    assert.deepEqual(await found(cem, 'greifzange'), [])
    assert.deepEqual(await found(gina, 'kescher'), [])
    await ana.does(deleteNote, { noteId: note.id })
    await settle()
    assert.deepEqual(await found(cem, 'kescher'), [])
  })

  test('are renamed, put away and taken out again', async () => {
    const { id: noteId } = await fresh()
    assert.equal((await cem.does(renameNote, { noteId, title: 'Werkzeug' })).title, 'Werkzeug')
    await cem.isRefused(archiveNote, { noteId }, 'forbidden')
    await mara.does(archiveNote, { noteId })
    await ana.isRefused(writeNote, { noteId, text: 'x', basedOn: 1 }, 'archived')
    await ana.isRefused(holdNote, { noteId }, 'archived')
    assert.ok(!(await titles(ana, { subjectId: channels.cleanup })).includes('Werkzeug'))
    const archived = await ana.does(listNotes, { subjectId: channels.cleanup, which: 'archived' })
    assert.deepEqual(
      archived.items.map(({ title }) => title),
      ['Werkzeug'],
    )
    assert.equal((await ana.does(unarchiveNote, { noteId })).can.write, true)
    const channel = await ben.does(createChannel, { name: 'Alt', audience: 'community' })
    const below = await ben.does(makeNote, { subjectId: channel.id, title: 'Alt' })
    await ben.does(archiveChannel, { channelId: channel.id })
    assert.equal((await ben.does(getNote, { noteId: below.id })).can.write, false)
    await ben.isRefused(writeNote, { noteId: below.id, text: 'x', basedOn: 1 }, 'archived')
    await ben.isRefused(makeNote, { subjectId: channel.id, title: 'Neu' }, 'archived')
  })

  test('that were deleted come back for thirty days, then nothing of them is left', async () => {
    const made = await ben.does(makeNote, { subjectId: channels.cleanup, title: 'Geheimfach', text: 'Geheimfach eins' })
    const noteId = made.id
    await write(ana, noteId, 'Geheimfach zwei')
    await cem.does(postMessage, { subjectId: noteId, text: 'Geheimfach drei' })
    await cem.isRefused(deleteNote, { noteId }, 'forbidden')
    await mara.does(deleteNote, { noteId })
    await cem.isRefused(getNote, { noteId }, 'not_found')
    await ben.isRefused(bringBackNote, { noteId }, 'forbidden')
    const gone = await mara.does(listNotes, { subjectId: channels.cleanup, which: 'deleted' })
    assert.ok(gone.items.some(({ id }) => id === noteId))
    assert.equal((await mara.does(bringBackNote, { noteId })).text, 'Geheimfach zwei')
    await ana.does(deleteNote, { noteId })
    clock.forward(31 * DAY)
    await clean()
    clock.forward(61 * MINUTE)
    await clean()
    await ana.isRefused(bringBackNote, { noteId }, 'not_found')
    assert.deepEqual(await tablesHolding(house, world.lahn.id, 'Geheimfach'), [])
  })
})
