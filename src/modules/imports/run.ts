/** Carries a source over: people, channels, then each channel's messages, in small transactions that may be cut anywhere. */
import type { AskOf, Operation, OutputOf } from '#kernel/contract.ts'
import { type House, perform } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type CommunityRef, operator } from '#kernel/tenancy.ts'
import { t } from '#kernel/words.ts'
import { openArchive } from './archive.ts'
import { beginRun, endRun, MOST_ROWS, type Report, writeChannels, writeMessages, writePeople } from './contract.ts'
import {
  count,
  type ImportedChannel,
  type ImportSource,
  inBatches,
  type MentionLookups,
  noCounts,
  reportOfCounts,
  sumOfCounts,
} from './plan.ts'
import { channelRow, type Known, messageRow, personRow } from './rows.ts'
import { readSlack } from './slack/reader.ts'

/** `path` of the archive on this machine. Refuses (`archive_…`, `not_a_slack_export`) before anything is written. */
export async function runSlackImport(
  house: House,
  { community, path }: { community: string; path: string },
): Promise<Report> {
  const into = await house.tenancy.communityBySlug(community)
  if (!into) throw new Refusal('not_found')
  const archive = await openArchive(path)
  try {
    const source = await readSlack(archive)
    return await runImport(house, source, into)
  } finally {
    archive.close()
  }
}

async function runImport(house: House, source: ImportSource, community: CommunityRef): Promise<Report> {
  const channels: ImportedChannel[] = []
  for await (const channel of source.channels()) channels.push(channel)
  if (channels.length === 0) throw new Refusal('invalid', 'not_a_slack_export')
  const from = { system: source.system, space: source.space.replaceAll('\0', '').slice(0, 200) }
  const { id: importId } = await ask({ house, community }, beginRun, from)
  const figures = { people: 0, channels: 0, messages: 0, replies: 0, reactions: 0, files: 0 }
  const known: Known = { people: new Map(), channels: new Map() }
  const run: Run = { house, source, community, batch: { ...from, importId }, figures, known, noted: noCounts() }
  try {
    await carryPeople(run)
    await carryChannels(run, channels)
    for (const channel of channels) await carryMessages(run, channel)
  } catch (error) {
    await ask(run, endRun, { importId, state: 'failed', report: null })
    throw error
  }
  const report = {
    system: source.system,
    ...figures,
    ...reportOfCounts(sumOfCounts([source.counts(), run.noted])),
  }
  await ask(run, endRun, { importId, state: 'done', report })
  return report
}

type Run = {
  house: House
  source: ImportSource
  community: CommunityRef
  batch: { system: string; space: string; importId: string }
  figures: Omit<Report, 'system' | 'skipped' | 'changed' | 'lost'>
  known: Known
  noted: ReturnType<typeof noCounts>
}

async function ask<Op extends Operation>(
  { house, community }: Pick<Run, 'house' | 'community'>,
  operation: Op,
  input: AskOf<Op>,
): Promise<OutputOf<Op>> {
  return (await perform(house, operation, input, { by: operator, community: community.slug })).output
}

async function carryPeople(run: Run): Promise<void> {
  const unknown = t(run.community.language, 'imports:unknownPerson')
  for await (const people of inBatches(run.source.people(), MOST_ROWS)) {
    const rows = people.map((person) => personRow(person, unknown))
    const { ids, fresh } = await ask(run, writePeople, { ...run.batch, rows })
    people.forEach(({ sourceId }, index) => void run.known.people.set(sourceId, ids[index]!))
    run.figures.people += fresh
  }
}

/** Direct conversations belong to those who took part: they stay closed until these come, and are not written yet. */
const isDirect = ({ kind }: ImportedChannel): boolean => kind === 'direct' || kind === 'group_direct'

async function carryChannels(run: Run, all: ImportedChannel[]): Promise<void> {
  const channels = all.filter((channel) => !isDirect(channel))
  count(run.noted.lost, 'direct_conversation', all.length - channels.length)
  for (let from = 0; from < channels.length; from += MOST_ROWS) {
    const some = channels.slice(from, from + MOST_ROWS)
    const rows = some.map((channel) => channelRow(channel, run.known, run.noted))
    const { ids, fresh } = await ask(run, writeChannels, { ...run.batch, rows })
    some.forEach(({ sourceId }, index) => void run.known.channels.set(sourceId, ids[index]!))
    run.figures.channels += fresh
  }
}

async function carryMessages(run: Run, channel: ImportedChannel): Promise<void> {
  const { source, figures, noted, known } = run
  const channelId = known.channels.get(channel.sourceId)
  for await (const messages of inBatches(source.messages(channel, mentionsOf(known)), MOST_ROWS)) {
    if (!channelId) {
      count(noted.skipped, 'direct_conversation', messages.filter(({ missing }) => !missing).length)
      continue
    }
    const rows = messages.flatMap((message) => messageRow(message, known, noted) ?? [])
    const done = await ask(run, writeMessages, { ...run.batch, channelId, rows })
    for (const figure of ['messages', 'replies', 'reactions', 'files'] as const) figures[figure] += done[figure]
    count(noted.skipped, 'already_here', done.known)
    count(noted.skipped, 'no_author', messages.length - rows.length)
  }
}

function mentionsOf({ people, channels }: Known): MentionLookups {
  const member = (id: string) => (people.has(id) ? `<@member:${people.get(id)}>` : undefined)
  const channel = (id: string) => (channels.has(id) ? `<#${channels.get(id)}>` : undefined)
  return { member, channel }
}
