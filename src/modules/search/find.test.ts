import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { searchableOf } from '#kernel/searchable.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'
import { archiveChannel, createChannel, updateChannel } from '#modules/chat/contract.ts'
import { suspendMember, updateMyProfile } from '#modules/communities/contract.ts'
import { leaveCircle } from '#modules/communities/contract-circles.ts'
import { deleteMessage, editMessage, postMessage, react, restoreMessage } from '#modules/conversation/contract.ts'
import { upload } from '#modules/files/contract.ts'
import { createGoal } from '#modules/mission/contract-goals.ts'
import { setPurpose } from '#modules/subjects/contract.ts'
import { openTestHouse, type TestActor } from '#tests/house.ts'
import { find, suggest } from './contract.ts'

async function* bytesOf(text: string) {
  yield Buffer.from(text)
}
const body = (text: string) => ({ upload: { type: '', size: undefined, stream: bytesOf(text) } })

/** What someone finds of one kind, as it is shown to them. */
async function findsOf(who: TestActor, text: string, more: object = {}) {
  const { items } = await who.does(find, { text, kind: 'message', ...more })
  return items.map(({ title, snippet }) => title.text || snippet.text)
}

describe('searching', async () => {
  const { ana, mara, ben, cem, gina, sam, fred, sofia, otto, someone, world, clock, settle, clean, house } =
    await openTestHouse()
  const { id: lahn, members, circles } = world.lahn
  const { willkommen, cleanup, messgruppe, vorstand, anaUndBen, aushang } = world.lahn.channels
  const say = async (who: TestActor, subjectId: string, text: string, more: object = {}) => {
    clock.forward(60_000)
    return who.does(postMessage, { subjectId, text, ...more })
  }
  const finds = async (who: TestActor, text: string, expected: string[], more: object = {}) => {
    await settle()
    assert.deepEqual((await findsOf(who, text, more)).toSorted(), expected.toSorted(), text)
  }

  test('looks up so many names and no more, however many are asked for', async () => {
    const { unknown } = await ben.does(find, { text: 'von:ich '.repeat(9) })
    assert.deepEqual(unknown, Array(3).fill('from:ich'))
  })

  test('whatever was hit is read under the reader’s own rights: the index alone opens nothing', async () => {
    const said = await say(ben, vorstand, 'Hinter der Wand')
    const channel = await mara.does(createChannel, {
      name: 'Wandschrank',
      audience: 'circle',
      circleId: circles.vorstand,
    })
    const goal = await mara.does(createGoal, { title: 'Wandziel', circleId: circles.vorstand, audience: 'circle' })
    const behind = { message: said.id, channel: channel.id, goal: goal.id }
    const shown = async (
      who: TestActor,
      memberId: string,
      kind: keyof typeof behind,
      scopes: string[] | null = null,
    ) => {
      const actor = { ...who.by, kind: 'member', role: 'member', memberId, scopes } as Actor
      const asked = { actor, community: { id: lahn } as CommunityRef, ids: [behind[kind]] }
      const rows = await house.db.transaction(lahn, (tx) => tx.rows(searchableOf(kind)!.shown(asked)))
      return rows.length
    }
    for (const kind of ['message', 'channel', 'goal'] as const) {
      assert.equal(await shown(ben, members.ben, kind), 1, kind)
      assert.equal(await shown(ben, members.ben, kind, ['search:read']), 0, `${kind} by token`)
      assert.equal(await shown(cem, members.cem, kind), 0, kind)
    }
  })

  test('finds words by German and English stems, parts of words, and umlauts however they are written', async () => {
    const meeting = 'Die Mitgliederversammlung ist im Bürohaus'
    const english = 'Volunteers are organizing the gathering'
    await say(ben, willkommen, meeting)
    await say(ben, willkommen, english)
    for (const text of ['versammlung', 'Mitgliederversammlungen', 'buero', 'BURO', 'Büro', 'glieder buro']) {
      await finds(cem, text, [meeting])
    }
    for (const text of ['volunteer', 'organize', 'gather']) await finds(cem, text, [english])
    await finds(cem, 'versammlung gathering', [])
  })

  test('marks what was found, in plain words with names as the reader may see them', async () => {
    await say(ben, willkommen, `**Groß**e Pumpe für <@member:${world.lahn.members.cem}> in <#${vorstand}>`)
    await settle()
    const [found] = (await cem.does(find, { text: 'grosse pumpe', kind: 'message' })).items
    assert.equal(
      found!.snippet.text,
      'Große Pumpe für @Cem Demir in something private'.replace(
        'something private',
        found!.snippet.text.split(' in ')[1]!,
      ),
    )
    assert.doesNotMatch(found!.snippet.text, /Vorstand/)
    const marks = found!.snippet.marks.map(({ from, to }) => found!.snippet.text.slice(from, to))
    assert.deepEqual(marks, ['Große', 'Pumpe'])
    assert.equal(found!.author!.name, 'Ben Okafor')
    assert.equal(found!.place!.title, 'Willkommen')
    await finds(cem, 'Demir', [])
  })

  test('phrases stand together, what is left out is out', async () => {
    await say(cem, willkommen, 'Zehn Eimer am Ufer')
    await say(cem, willkommen, 'Ufer am Abend, zehn Leute')
    await finds(ben, '"am Ufer"', ['Zehn Eimer am Ufer'])
    await finds(ben, 'zehn ufer -eimer', ['Ufer am Abend, zehn Leute'])
  })

  test('filters by who, where, when and what hangs on it, in both languages', async () => {
    clock.moveTo('2026-10-05T10:00:00Z')
    const first = await say(ana, cleanup, 'Filter eins https://example.org/plan')
    clock.moveTo('2026-10-07T10:00:00Z')
    const file = await ben.does(upload, { subjectId: cleanup, name: 'Filterkarte.txt' }, body('Karte'))
    await say(ben, cleanup, 'Filter zwei', { fileIds: [file.id] })
    await say(cem, willkommen, 'Filter drei', {})
    await say(mara, cleanup, 'Filter vier', { threadId: first.id })
    await cem.does(react, { messageId: first.id, emoji: '👍' })
    const channel = await ana.does(createChannel, { name: 'Filterkanal', audience: 'community' })
    await say(ana, channel.id, 'Filter fünf')
    for (const who of [ana, ben, cem, mara, gina]) await who.does(updateMyProfile, { about: 'da' })
    const eins = 'Filter eins https://example.org/plan'
    await finds(cem, 'filter from:@ana', [eins, 'Filter fünf'])
    await finds(cem, 'filter von:"Ben Okafor"', ['Filter zwei'])
    await finds(cem, 'filter von:mir', ['Filter drei'])
    await finds(cem, 'filter in:#Filterkanal', ['Filter fünf'])
    await finds(cem, 'filter before:2026-10-06', [eins])
    await finds(cem, 'filter nach:5.10.2026 vor:8.10.2026', [
      'Filter zwei',
      'Filter drei',
      'Filter vier',
      'Filter fünf',
    ])
    await finds(cem, 'filter has:link', [eins])
    await finds(cem, 'hat:datei filter', ['Filter zwei'])
    await finds(cem, 'filter has:thread', [eins])
    await finds(cem, 'filter has:reaction', [eins])
    await finds(cem, 'has:file from:ben', ['Filter zwei'])
    await finds(cem, 'filterkarte', ['Filterkarte.txt'], { kind: 'file' })
    const lost = await cem.does(find, { text: 'filter from:niemand before:gestern' })
    assert.deepEqual([lost.items, lost.unknown], [[], ['before:gestern', 'from:niemand']])
    assert.deepEqual((await cem.does(find, { text: '   ' })).items, [])
  })

  test('finds by what something is for, the goals below included', async () => {
    const goal = await ana.does(createGoal, { title: 'Saubere Ufer' })
    const below = await ana.does(createGoal, { title: 'Schulklassen', parentId: goal.id })
    const channel = await ana.does(createChannel, { name: 'Zielkanal', audience: 'community' })
    await ana.does(setPurpose, { subjectId: channel.id, purpose: { kind: 'goal', id: below.id } })
    await say(ana, channel.id, 'Zielwort hier')
    await say(ana, willkommen, 'Zielwort dort')
    await finds(cem, 'zielwort', ['Zielwort hier'], { goalId: goal.id })
    await finds(cem, 'schulklasse', ['Schulklassen'], { kind: 'goal' })
  })

  test('people, channels and private conversations are found by those who may know of them, and by no one else', async () => {
    await say(ben, vorstand, 'Geheimwort im Vorstand')
    await say(ben, anaUndBen, 'Geheimwort unter uns')
    await say(ben, messgruppe, 'Geheimwort der Messgruppe')
    await say(ben, aushang, 'Geheimwort am Aushang')
    const [inVorstand, direct, inCircle, open] = [
      'Geheimwort im Vorstand',
      'Geheimwort unter uns',
      'Geheimwort der Messgruppe',
      'Geheimwort am Aushang',
    ]
    await finds(ben, 'geheimwort', [inVorstand, direct, inCircle, open])
    await finds(mara, 'geheimwort', [inVorstand, inCircle, open])
    await finds(ana, 'geheimwort', [direct, open])
    await finds(cem, 'geheimwort', [open])
    await finds(gina, 'geheimwort', [inCircle])
    for (const outsider of [sam, fred, sofia, otto.in('lahn'), someone]) {
      await assert.rejects(outsider.does(find, { text: 'geheimwort' }))
    }
    await finds(otto, 'geheimwort', [])
    const counts = (await cem.does(find, { text: 'geheimwort' })).counts
    assert.deepEqual(
      counts.filter(({ count }) => count > 0),
      [{ kind: 'message', count: 1, isMore: false }],
    )
    const token = ben.withToken(['search:read'], world.lahn.id)
    await finds(token, 'geheimwort', [inCircle, open])
    await finds(ben.withToken(['search:read', 'private:read'], world.lahn.id), 'geheimwort', [
      inVorstand,
      direct,
      inCircle,
      open,
    ])
    const [found] = (await ben.does(find, { text: 'geheimwort uns', kind: 'message' })).items
    assert.deepEqual([found!.place!.title, found!.place!.audience], ['Ana Keller', 'direct'])
  })

  test('the function and visible() say the same of everyone and every conversation', async () => {
    for (const [name, subjectId] of Object.entries({ willkommen, cleanup, messgruppe, vorstand, anaUndBen, aushang })) {
      const speaker = [willkommen, cleanup, aushang].includes(subjectId) ? cem : ben
      await say(speaker, subjectId, `Gleichwort ${name}`)
    }
    await settle()
    for (const who of [ana, mara, ben, cem, gina]) {
      const { items, counts } = await who.does(find, { text: 'gleichwort', kind: 'message', most: 50 })
      assert.equal(counts.find(({ kind }) => kind === 'message')!.count, items.length)
      assert.ok(items.length > 0)
    }
  })

  test('an edit moves it, a deletion takes it away at once, an undo brings it back, a purge ends it', async () => {
    const said = await say(ben, willkommen, 'Wandelwort alt')
    await finds(cem, 'wandelwort', ['Wandelwort alt'])
    await ben.does(editMessage, { messageId: said.id, text: 'Andere Worte' })
    await finds(cem, 'wandelwort', [])
    await finds(cem, 'andere worte', ['Andere Worte'])
    await ben.does(deleteMessage, { messageId: said.id })
    assert.deepEqual(await findsOf(cem, 'andere worte'), [], 'before any follower ran')
    await finds(cem, 'andere worte', [])
    await ben.does(restoreMessage, { messageId: said.id })
    await finds(cem, 'andere worte', ['Andere Worte'])
    await ben.does(deleteMessage, { messageId: said.id })
    clock.forward(31 * 24 * 3_600_000)
    await clean()
    await finds(cem, 'andere worte', [])
  })

  test('a channel is found by its new name, archived ones too, and by those who see it', async () => {
    const channel = await ben.does(createChannel, {
      name: 'Kähne',
      topic: 'Alles über Boote',
      audience: 'circle',
      circleId: world.lahn.circles.messgruppe,
    })
    await finds(mara, 'kaehne', ['Kähne'], { kind: 'channel' })
    await finds(mara, 'boote', ['Kähne'], { kind: 'channel' })
    await finds(cem, 'kahne', [], { kind: 'channel' })
    await ben.does(updateChannel, { channelId: channel.id, name: 'Ruderer' })
    await finds(mara, 'kaehne', [], { kind: 'channel' })
    await ben.does(archiveChannel, { channelId: channel.id })
    await settle()
    const [found] = (await mara.does(find, { text: 'ruderer', kind: 'channel' })).items
    assert.equal(typeof found!.more.archivedAt, 'string')
  })

  test('pages go on where they ended, by relevance and by date, none twice and none lost', async () => {
    for (let n = 0; n < 25; n++) await say(n % 2 ? ben : cem, n % 3 ? willkommen : cleanup, `Seitenwort ${n}`)
    await settle()
    for (const by of ['relevance', 'newest'] as const) {
      const seen: string[] = []
      let after: string | undefined
      do {
        const page = await ana.does(find, {
          text: 'seitenwort',
          kind: 'message',
          by,
          most: 10,
          ...(after && { after }),
        })
        seen.push(...page.items.map(({ snippet }) => snippet.text))
        after = page.next ?? undefined
      } while (after)
      assert.equal(new Set(seen).size, 25)
      assert.equal(seen.length, 25)
      if (by === 'newest') assert.equal(seen[0], 'Seitenwort 24')
    }
    await ana.does(find, { text: 'seitenwort', kind: 'message', after: 'bm90IG9uZSBvZiBvdXJz' })
  })

  test('names are offered while they are typed, the nearest first', async () => {
    for (const who of [ana, mara, ben, cem]) await who.does(updateMyProfile, { about: 'hier' })
    const lindner = await ana.does(createChannel, { name: 'Lindenallee', audience: 'community' })
    await settle()
    const offered = async (text: string, more: object = {}) =>
      (await cem.does(suggest, { text, ...more })).items.map(({ kind, title }) => `${kind} ${title.text}`)
    assert.deepEqual(await offered('lind'), ['member Mara Lindner', 'channel Lindenallee'])
    assert.deepEqual(await offered('lind', { for: 'in' }), ['channel Lindenallee'])
    assert.deepEqual(await offered('be'), ['member Ben Okafor'])
    assert.deepEqual(await offered('%'), [])
    assert.ok(lindner.id)
    // A guest knows those they share a circle or a conversation with.
    const known = (await gina.does(suggest, { text: 'ana', for: 'from' })).items
    assert.deepEqual(known, [])
    assert.equal((await gina.does(suggest, { text: 'mara', for: 'from' })).items.length, 1)
    const { counts } = await gina.does(find, { text: 'ana' })
    assert.equal(counts.find(({ kind }) => kind === 'member')!.count, 0)
  })

  test('who leaves a circle, or is suspended, finds nothing of it any more', async () => {
    await ben.does(leaveCircle, { circleId: world.lahn.circles.vorstand })
    assert.ok(!(await findsOf(ben, 'geheimwort')).includes('Geheimwort im Vorstand'))
    await ana.does(suspendMember, { memberId: world.lahn.members.cem })
    await cem.isRefused(find, { text: 'geheimwort' }, 'forbidden')
    await settle()
    assert.deepEqual((await ana.does(suggest, { text: 'Cem' })).items, [])
  })
})
