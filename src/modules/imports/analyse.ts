/** Reads a whole source and writes nothing: who and what is in it, and the report of a run that would begin now. */
import { limits } from '#modules/files/contract.ts'
import type { PersonFound, Report } from './contract.ts'
import { hashOfEmail, keyOf } from './ledger.ts'
import { allChannels, allPeople } from './open-export.ts'
import { channelRow, type FileFound, type Known, messageRow, personRow } from './rows.ts'
import {
  type ChannelKind,
  count,
  type ImportedMessage,
  type ImportSource,
  inBatches,
  noCounts,
  reportOfCounts,
  sumOfCounts,
  type Tally,
} from './source.ts'

export type PersonIn = {
  key: string
  name: string
  kind: PersonFound['kind']
  messages: number
  isHere: boolean
  /** Gone with the analysis; the placeholder keeps it for the question "is this you?". */
  emailHash: string | null
}
export type ChannelIn = {
  key: string
  name: string
  kind: ChannelKind
  isArchived: boolean
  members: number
  messages: number
}
export type Analysed = {
  people: PersonIn[]
  channels: ChannelIn[]
  report: Report
  total: number
  fetch: { host: string; files: number; bytes: number } | null
}

/** The report alone, as if nothing had ever come. */
export const dryRun = async (source: ImportSource): Promise<Report> =>
  (await analyse(source, { unknown: 'Unknown', knows: knowsNothing })).report

/** `unknown`: the name of whom nobody knows. `knows`: which of these keys are here already. */
type With = { unknown: string; knows: (keys: string[]) => Promise<Set<string>> }
export const knowsNothing: With['knows'] = async () => new Set()

export async function analyse(source: ImportSource, { unknown, knows }: With): Promise<Analysed> {
  const noted = noCounts()
  const figures = { people: 0, channels: 0, messages: 0, replies: 0, reactions: 0, files: 0, withBytes: 0 }
  const fetch = { files: 0, bytes: 0 }
  const people = await allPeople(source)
  const channels = await allChannels(source)
  // Ids of the source stand for ours: what is counted is the same.
  const known: Known = {
    people: new Map(people.map(({ sourceId }) => [sourceId, sourceId])),
    channels: new Map(channels.map(({ sourceId }) => [sourceId, sourceId])),
  }
  const said = { by: new Map<string, number>(), in: new Map<string, number>() }
  for await (const messages of inBatches(source.messages())) {
    const rows = messages.flatMap((message) => messageRow(message, known, noted) ?? [])
    count(noted.skipped, 'no_author', messages.length - rows.length)
    const here = await knows(rows.map(({ key }) => key))
    for (const message of messages) tally(said, message)
    for (const row of rows.filter(({ isMissing }) => !isMissing)) {
      if (here.has(row.key)) {
        count(noted.skipped, 'already_here')
        continue
      }
      figures.messages++
      if (row.headKey) figures.replies++
      figures.files += row.files.length
      lookAtFiles(source, row.files, { figures, fetch, lost: noted.lost })
      for (const { memberIds } of row.reactions) figures.reactions += memberIds.length
    }
  }
  const peopleKeys = people.map(({ sourceId }) => keyOf('user', sourceId))
  const channelRows = channels.map((channel) => channelRow(channel, known, noted))
  const here = await inPieces([...peopleKeys, ...channelRows.map(({ key }) => key)], knows)
  figures.people = peopleKeys.filter((key) => !here.has(key)).length
  figures.channels = channelRows.filter(({ key }) => !here.has(key)).length
  const counts = source.counts()
  return {
    people: people.map((person, n) => ({
      key: peopleKeys[n]!,
      name: personRow(person, unknown).name,
      kind: person.kind,
      messages: said.by.get(person.sourceId) ?? 0,
      isHere: here.has(peopleKeys[n]!),
      emailHash: person.email ? hashOfEmail(person.email) : null,
    })),
    channels: channels.map((channel, n) => ({
      key: channelRows[n]!.key,
      // Who talks to whom is nobody's business who only moves it.
      name: channelRows[n]!.title,
      kind: channel.kind,
      isArchived: channel.archived,
      members: channel.memberSourceIds.length,
      messages: said.in.get(channel.sourceId) ?? 0,
    })),
    report: { system: source.system, ...figures, ...reportOfCounts(sumOfCounts([counts, noted])) },
    total: counts.entries,
    fetch: source.lent && fetch.files > 0 ? { host: source.lent.host, ...fetch } : null,
  }
}

type Figured = { figures: { withBytes: number }; fetch: { files: number; bytes: number }; lost: Tally }

/** Which come with their bytes, and which could be fetched. */
function lookAtFiles(source: ImportSource, files: FileFound[], { figures, fetch, lost }: Figured): void {
  for (const { entry, link, size } of files) {
    const packed = entry === undefined ? undefined : source.sizeOf(entry)
    if (packed !== undefined && packed <= limits.fileBytes) figures.withBytes++
    else if (packed !== undefined) count(lost, 'file_not_accepted')
    else if (link !== null && source.lent?.open(link) !== undefined) {
      fetch.files++
      fetch.bytes += size
    }
  }
}

function tally(said: { by: Map<string, number>; in: Map<string, number> }, message: ImportedMessage): void {
  if (message.missing) return
  count(said.by, message.authorSourceId)
  count(said.in, message.channelSourceId)
}

async function inPieces(keys: string[], knows: With['knows']): Promise<Set<string>> {
  const all = new Set<string>()
  for (let from = 0; from < keys.length; from += 500) {
    for (const key of await knows(keys.slice(from, from + 500))) all.add(key)
  }
  return all
}
