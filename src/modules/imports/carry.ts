/**
 * Carries a source over: people, channels, then messages, in small transactions that may be cut anywhere. Each moves the
 * place of the run in the source on; whoever goes on reads what came before again, and asks the database nothing of it.
 */
import type { AskOf, Operation, OutputOf } from '#kernel/contract.ts'
import { type House, perform } from '#kernel/perform.ts'
import { type CommunityRef, operator } from '#kernel/tenancy.ts'
import { t } from '#kernel/words.ts'
import { bringBytes } from './bytes.ts'
import type { Report } from './contract.ts'
import { MOST_ROWS, writeChannels, writeMessages, writePeople } from './contract-writing.ts'
import { allChannels } from './open-export.ts'
import { channelRow, type Known, messageRow, personRow } from './rows.ts'
import {
  count,
  type ImportSource,
  inBatches,
  type MentionLookups,
  noCounts,
  reportOfCounts,
  sumOfCounts,
} from './source.ts'

export type Carrying = {
  house: House
  community: CommunityRef
  source: ImportSource
  batch: { system: string; space: string; importId: string }
  /** Messages of the source dealt with by an earlier process. */
  cursor: number
}
type Run = Carrying & { known: Known; noted: ReturnType<typeof noCounts> }

/** The part of the report that the rows do not know: what was skipped, changed and lost. */
export async function carry(carrying: Carrying): Promise<Pick<Report, 'skipped' | 'changed' | 'lost'>> {
  const run: Run = { ...carrying, known: { people: new Map(), channels: new Map() }, noted: noCounts() }
  await carryPeople(run)
  await carryChannels(run)
  await carryMessages(run)
  return reportOfCounts(sumOfCounts([run.source.counts(), run.noted]))
}

export async function asOperator<Op extends Operation>(
  { house, community }: Pick<Carrying, 'house' | 'community'>,
  operation: Op,
  input: AskOf<Op>,
): Promise<OutputOf<Op>> {
  return (await perform(house, operation, input, { by: operator, community: community.slug })).output
}

async function carryPeople(run: Run): Promise<void> {
  const unknown = t(run.community.language, 'imports:unknownPerson')
  for await (const people of inBatches(run.source.people(), MOST_ROWS)) {
    const rows = people.map((person) => personRow(person, unknown))
    const { ids } = await asOperator(run, writePeople, { ...run.batch, rows })
    people.forEach(({ sourceId }, index) => void run.known.people.set(sourceId, ids[index]!))
  }
}

async function carryChannels(run: Run): Promise<void> {
  const channels = await allChannels(run.source)
  for (let from = 0; from < channels.length; from += MOST_ROWS) {
    const some = channels.slice(from, from + MOST_ROWS)
    const rows = some.map((channel) => channelRow(channel, run.known, run.noted))
    const { ids } = await asOperator(run, writeChannels, { ...run.batch, rows })
    some.forEach(({ sourceId }, index) => void run.known.channels.set(sourceId, ids[index]!))
  }
}

async function carryMessages(run: Run): Promise<void> {
  const { source, noted, known, batch } = run
  let at = 0
  for await (const messages of inBatches(source.messages(mentionsOf(known)), MOST_ROWS)) {
    const found = messages.flatMap((message) => messageRow(message, known, noted) ?? [])
    count(noted.skipped, 'no_author', messages.length - found.length)
    const from = at
    at += messages.length
    // Batches have the same borders each time: this one was committed whole or not at all.
    if (at <= run.cursor) continue
    const brought = await bringBytes(run, found)
    await asOperator(run, writeMessages, { ...batch, ...brought, from, to: at })
  }
}

function mentionsOf({ people, channels }: Known): MentionLookups {
  const member = (id: string) => (people.has(id) ? `<@member:${people.get(id)}>` : undefined)
  const channel = (id: string) => (channels.has(id) ? `<#${channels.get(id)}>` : undefined)
  return { member, channel }
}
