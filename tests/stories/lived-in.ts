/** The world after some weeks of life, made as people make it: through operations. */
import { createChannel } from '#modules/chat/contract.ts'
import { startCall } from '#modules/chat/contract-calls.ts'
import { updateCommunity, updateMyProfile } from '#modules/communities/contract.ts'
import { createCircle } from '#modules/communities/contract-circles.ts'
import { askToJoin, inviteByLink } from '#modules/communities/contract-joining.ts'
import { postMessage, react } from '#modules/conversation/contract.ts'
import { pinMessage } from '#modules/conversation/contract-pins.ts'
import { scheduleMessage } from '#modules/conversation/contract-scheduled.ts'
import { addEmoji } from '#modules/emoji/contract.ts'
import { upload } from '#modules/files/contract.ts'
import { listSaved, markDone, remind, saveMessage } from '#modules/keeping/contract.ts'
import { acceptCharter, writeCharter } from '#modules/mission/contract.ts'
import { createGoal } from '#modules/mission/contract-goals.ts'
import { recordReading } from '#modules/mission/contract-readings.ts'
import { makeNote, writeNote } from '#modules/notes/contract.ts'
import { createToken } from '#modules/people/contract.ts'
import type { TestHouse } from '../house.ts'
import { pictureOf } from '../pictures.ts'

const DAY_MS = 86_400_000
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10)
const long = 'Donaudampfschifffahrtsgesellschaftsuferreinigungsgruppe und alle, die ihr sonst noch helfen'

export async function liveIn(told: TestHouse) {
  const { ana, mara, ben, sofia, world } = told
  await ana.does(writeCharter, {
    basedOn: 0,
    mission: 'Wir machen die Lahn wieder so sauber, dass Kinder *darin baden* können.',
    values: [
      { title: 'Ehrlich', weDo: 'Wir zeigen auch, was nicht gelungen ist.', weDont: 'Wir beschönigen nichts.' },
      { title: 'Freundlich', weDo: 'Wir hören zu, bevor wir antworten.' },
    ],
    inScope: ['Ufer und Fluss zwischen Marburg und Gießen'],
    outOfScope: ['Parteiarbeit'],
  })
  await mara.does(acceptCharter, { version: 1 })
  await ana.does(updateCommunity, { joiningQuestions: ['Was bringt dich zu uns?'] })
  await ben.does(updateMyProfile, {
    about: 'Ich wohne am Fluss.',
    place: 'Weilburg',
    skills: ['Lastenrad', 'Fotografie'],
    interests: ['Fische'],
    links: ['https://example.org/ben'],
  })
  const circle = await ben.does(createCircle, { name: 'Ufergruppe', about: 'Wer samstags anpackt.', openness: 'open' })
  for (const by of [ana, mara]) await by.does(createCircle, { name: long.slice(0, 80), openness: 'open' })
  const { link } = await ana.does(inviteByLink, {})
  await sofia.does(askToJoin, { name: 'Sofia Fremd', answers: ['Der Fluss'], acceptsCharter: true })
  await ben.does(createToken, { name: 'Auswertung am Monatsende' })
  const talk = await talkIn(told)
  const goal = await measureIn(told)
  return {
    circle: circle.id,
    member: world.lahn.members.ben,
    goal,
    invitation: new URL(link),
    note: await writeIn(told),
    ...talk,
  }
}

async function talkIn({ ana, ben, mara, world }: TestHouse) {
  const subjectId = world.lahn.channels.willkommen
  const { id: longChannel } = await ana.does(createChannel, {
    name: long.slice(0, 80),
    topic: long,
    audience: 'community',
  })
  const say = (by: typeof ana, text: string, more: { threadId?: string; fileIds?: string[] } = {}) =>
    by.does(postMessage, { subjectId, text, ...more })
  await say(
    ana,
    `# Samstag\n\n- **zehn Uhr** am Wehr\n- Handschuhe\n\n> Wer kommt?\n\nMehr: https://example.org/${long}`,
  )
  const thread = await say(ben, `Ich, mit Anhänger. <@member:${world.lahn.members.ana}>`)
  for (const by of [ana, mara]) await by.does(react, { messageId: thread.id, emoji: '🎉' })
  await mara.does(pinMessage, { messageId: thread.id })
  await say(mara, 'Ich bringe `Messbecher` mit.', { threadId: thread.id })
  await say(ana, 'Danke euch beiden.', { threadId: thread.id })
  for (const [name, color] of [
    ['lahn', '#2a7f8e'],
    ['adler_im_flug', '#b34526'],
  ] as const)
    await ben.does(addEmoji, { name }, { upload: (await pictureOf(color)).upload })
  await mara.does(react, { messageId: thread.id, emoji: ':lahn:' })
  const { upload: picture } = await pictureOf('#2a7f8e')
  const file = await ben.does(upload, { subjectId, name: 'wehr.jpg' }, { upload: picture })
  await say(ben, 'So sah es gestern aus:', { fileIds: [file.id] })
  await say(mara, '| Stelle | kg |\n|---|---|\n| Wehr | 12 |\n| Brücke | 9 |\n\n```\nSumme 21\n```')
  await ben.does(startCall, { subjectId, url: 'https://meet.example.org/flussretter-lahn', text: 'Kurz reden?' })
  const dinner = await say(ben, `Wer isst hinterher mit? ${long} <@member:${world.lahn.members.ana}>`)
  for (const by of [ana, mara]) {
    for (const { id: messageId } of [dinner, thread]) await by.does(saveMessage, { messageId })
    const { items } = await by.does(listSaved, { most: 1 })
    await by.does(markDone, { savedId: items[0]!.id, done: true })
    for (const text of ['Guten Morgen zusammen!', long])
      await by.does(scheduleMessage, { subjectId, text, when: 'monday 9:00' })
    await by.does(remind, { subjectId, messageId: dinner.id, when: 'in 3 hours' })
    await by.does(remind, { subjectId, when: 'morgen um 9 Messbecher einpacken' })
  }
  return { channel: subjectId, thread: thread.id, longChannel }
}

async function measureIn({ ana, mara, ben }: TestHouse): Promise<string> {
  const metric = { name: 'Müll', unit: 'kg', baseline: 0, target: 1_200, direction: 'up' as const }
  const deadline = daysAgo(-200)
  const goal = await ana.does(createGoal, {
    title: 'Müll aus dem Fluss',
    sentence: 'Weil wir Müll aus dem Ufer holen, kommt weniger im Meer an.',
    deadline,
    metric: { ...metric, accumulation: 'cumulative' },
  })
  await ana.does(createGoal, { title: long, parentId: goal.id, deadline })
  const metricId = goal.metrics[0]!.id
  for (const [by, value, days] of [
    [ana, 120, 60],
    [mara, 95, 40],
    [ben, 210, 12],
  ] as const)
    await by.does(recordReading, { metricId, value, at: daysAgo(days), note: `${value} kg am Wehr` })
  return goal.id
}

async function writeIn({ ana, ben, world }: TestHouse): Promise<string> {
  const place = { subjectId: world.lahn.channels.willkommen }
  const text = `# Samstag\n\n- [x] Handschuhe\n- [ ] ${long}\n\n| wer | was |\n|---|---|\n| Ana | Container |\n\n> Bis Samstag.`
  const { id } = await ana.does(makeNote, { ...place, title: 'Ablauf am Samstag', text })
  await ana.does(makeNote, { ...place, title: long })
  await ben.does(writeNote, { noteId: id, text: text.replace('Bis Samstag', 'Bis dann'), basedOn: 1 })
  return id
}
