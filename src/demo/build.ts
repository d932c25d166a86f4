/** Three months of a community, lived through operations with a clock that is moved. */
import type { AskOf } from '#kernel/contract.ts'
import { createChannel, joinChannel, openDirect } from '#modules/chat/contract.ts'
import { setRole, updateMyProfile } from '#modules/communities/contract.ts'
import { admitToCircle, createCircle } from '#modules/communities/contract-circles.ts'
import { acceptInvitation, inviteByLink } from '#modules/communities/contract-joining.ts'
import { markRead, postMessage, react } from '#modules/conversation/contract.ts'
import { found } from '#modules/founding/contract.ts'
import { createGoal } from '#modules/mission/contract-goals.ts'
import { confirmReading, recordReading } from '#modules/mission/contract-readings.ts'
import { type Acting, at, DAY, dateOf, gatherPeople, type Stage, WEEKS } from './acting.ts'
import { type Boards, makeBoards, workWeek } from './boards.ts'
import { people, type Who } from './people.ts'
import { type Channel, cleanups, nitrate, type Talk, talks } from './talk.ts'

export async function live(stage: Stage): Promise<void> {
  const acting = await gatherPeople(stage)
  const lahn = await foundLahn(stage, acting)
  await foundBerg(stage, acting)
  for (let week = 0; week < WEEKS; week++) {
    for (const talk of talks.filter((one) => one.week === week)) await say(stage, acting, lahn, talk)
    await measure(stage, acting, lahn, week)
    await workWeek(stage, acting, lahn, week)
    await stage.settle()
  }
  stage.moveTo(stage.today)
  await stage.settle()
}

/** Ids by what they stand for. */
export type Lahn = {
  channels: Record<Channel, string>
  goals: { kilos: string; nitrate: string }
  metrics: { kilos: string; nitrate: string }
  members: Record<string, string>
  circle: string
  boards: Boards
}

async function foundLahn(stage: Stage, acting: Acting): Promise<Lahn> {
  const { settle, today } = stage
  const { does } = acting
  const due = new Date(today.getTime() + 60 * DAY).toISOString().slice(0, 10)
  const { memberId: ana } = await does('ana', undefined, found, {
    slug: 'lahn',
    me: { name: people.ana.name },
    name: 'Flussretter Lahn',
    mission: 'Wir bringen die Lahn zurück ins Leben: *sauber, gemessen, gemeinsam*.',
    values: [
      {
        title: 'Wir messen nach',
        weDo: 'Wir zeigen auch Zahlen, die uns nicht gefallen.',
        weDont: 'Wir runden nicht schön.',
      },
      {
        title: 'Alle können etwas tun',
        weDo: 'Für jede Stunde gibt es eine Aufgabe.',
        weDont: 'Niemand muss sich beweisen.',
      },
    ],
  })
  const { link } = await does('ana', 'lahn', inviteByLink, {})
  const secret = /#([\w-]{22})/.exec(link)![1]!
  const members: Record<string, string> = { ana }
  for (const who of ['mara', 'ben', 'cem', 'lena', 'jonas', 'ines', 'tariq'] as const) {
    const joined = await does(who, undefined, acceptInvitation, {
      secret,
      name: people[who].name,
      acceptsCharter: true,
    })
    members[who] = joined.memberId
  }
  for (const who of Object.keys(members) as Who[]) {
    const { about, place, name } = people[who]
    await does(who, 'lahn', updateMyProfile, { name, about, place })
  }
  await does('ana', 'lahn', setRole, { memberId: members.mara!, role: 'steward' })
  await settle()
  const goal = async (title: string, who: Who, metric: NonNullable<AskOf<typeof createGoal>['metric']>) => {
    const ownerId = members[who] ?? null
    const made = await does('ana', 'lahn', createGoal, { title, ownerId, deadline: due, audience: 'public', metric })
    return { id: made.id, metricId: made.metrics[0]!.id }
  }
  const kilos = await goal('1.000 kg Müll aus der Lahn', 'ben', {
    name: 'Müll',
    unit: 'kg',
    accumulation: 'cumulative',
    target: 1000,
  })
  const level = await goal('Weniger Nitrat am Wehr', 'mara', {
    name: 'Nitrat',
    unit: 'mg/l',
    direction: 'down',
    baseline: 22,
    target: 15,
  })
  const channels = {} as Record<Channel, string>
  const topics: [Channel, string, string][] = [
    ['willkommen', 'Kennenlernen', 'Wer bist du, was magst du tun?'],
    ['cleanup', 'Cleanup', 'Wann, wo, wer fährt'],
    ['schule', 'Schule am Fluss', 'Klassen, Kescher, Termine'],
    ['antraege', 'Anträge und Rundbrief', ''],
  ]
  for (const [key, name, topic] of topics)
    channels[key] = (await does('ana', 'lahn', createChannel, { name, topic, audience: 'community' })).id
  const circle = await does('mara', 'lahn', createCircle, {
    name: 'Messgruppe',
    about: 'Jeden Donnerstag, immer zu zweit.',
    openness: 'listed',
  })
  for (const who of ['tariq', 'cem', 'lena'] as const)
    await does('mara', 'lahn', admitToCircle, { circleId: circle.id, memberId: members[who]! })
  const group = { name: 'Messung', topic: 'Sonden und Messplan', audience: 'circle', circleId: circle.id } as const
  channels.messung = (await does('mara', 'lahn', createChannel, group)).id
  for (const who of ['ben', 'jonas', 'lena', 'cem', 'mara', 'ines'] as const)
    for (const channelId of [channels.willkommen, channels.cleanup]) await does(who, 'lahn', joinChannel, { channelId })
  const lahn = {
    channels,
    goals: { kilos: kilos.id, nitrate: level.id },
    metrics: { kilos: kilos.metricId, nitrate: level.metricId },
    members,
    circle: circle.id,
  }
  return { ...lahn, boards: await makeBoards(stage, acting, lahn) }
}

async function foundBerg({ moveTo, today, settle }: Stage, { does }: Acting) {
  moveTo(at(today, 3, 2, 9))
  await does('otto', undefined, found, {
    slug: 'berg',
    me: { name: people.otto.name },
    name: 'Bergfreunde Biedenkopf',
    mission: 'Zusammen auf die Höhen.',
  })
  const { link } = await does('otto', 'berg', inviteByLink, {})
  const secret = /#([\w-]{22})/.exec(link)![1]!
  await does('ben', undefined, acceptInvitation, { secret, name: 'Ben', acceptsCharter: true })
  const { id } = await does('otto', 'berg', createChannel, { name: 'Touren', audience: 'community' })
  await does('otto', 'berg', postMessage, {
    subjectId: id,
    text: 'Sonntag auf die Sackpfeife, acht Uhr am Marktplatz. Wer kommt mit?',
  })
  await settle()
}

async function say({ moveTo, today }: Stage, { does, sends }: Acting, { channels, members }: Lahn, talk: Talk) {
  const subjectId = channels[talk.channel]
  const begun = at(today, talk.week, talk.day, talk.hour)
  let threadId: string | undefined
  for (const [n, [who, line]] of talk.lines.entries()) {
    moveTo(new Date(begun.getTime() + n * 17 * 60_000))
    const isReply = line.startsWith('> ') && threadId !== undefined
    const text = isReply ? line.slice(2) : line
    const fileIds =
      talk.channel === 'messung' && n === 0 && talk.week === 3
        ? [await sends(who, 'lahn', subjectId, 'Nachtmessung.csv', 'Zeit;Sauerstoff mg/l\n02:00;3,1\n06:00;3,4\n')]
        : []
    const said = await does(who, 'lahn', postMessage, {
      subjectId,
      text,
      fileIds,
      ...(isReply && { threadId: threadId! }),
    })
    threadId ??= said.id
    const other = talk.lines[(n + 1) % talk.lines.length]![0]
    if (n === 0 && other !== who) await does(other, 'lahn', react, { messageId: said.id, emoji: '👍' })
    if (said.seq) await does(who, 'lahn', markRead, { subjectId, seq: said.seq })
  }
  if (talk.week === 6 && talk.channel === 'antraege') {
    const direct = await does('ana', 'lahn', openDirect, { memberIds: [members.ines!] })
    await does('ana', 'lahn', postMessage, { subjectId: direct.id, text: 'Ines, das war deine Arbeit. Danke.' })
  }
}

async function measure({ moveTo, today }: Stage, { does }: Acting, lahn: Lahn, week: number) {
  const day = (on: number) => at(today, week, on, 12)
  moveTo(day(4))
  const level = { metricId: lahn.metrics.nitrate, value: nitrate[week]!, at: dateOf(day(4)), note: 'Wehr, 12 Uhr' }
  const reading = await does(week % 2 ? 'tariq' : 'mara', 'lahn', recordReading, level)
  if (week % 3 !== 2) await does('ana', 'lahn', confirmReading, { readingId: reading.id })
  for (const [, value, note] of cleanups.filter(([of]) => of === week)) {
    moveTo(day(6))
    const weighed = await does('ben', 'lahn', recordReading, {
      metricId: lahn.metrics.kilos,
      value,
      at: dateOf(day(6)),
      note,
    })
    await does('jonas', 'lahn', confirmReading, { readingId: weighed.id })
  }
}
