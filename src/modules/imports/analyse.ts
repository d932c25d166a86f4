/** Reads a whole source and writes nothing: who and what is in it, and the report of a run that would begin now. */
import type { BoardFound, PersonFound, Report } from './contract.ts'
import { named } from './figures.ts'
import { hashOfEmail, keyOf } from './ledger.ts'
import { lookAtBoards } from './look-at-boards.ts'
import { inPieces, type Knows, lookAtFiles, type Said } from './looking.ts'
import { allChannels, allPeople } from './open-export.ts'
import { channelRow, type Known, messageRow, noneKnown, personRow } from './rows.ts'
import type { Local } from './rows-boards.ts'
import {
  type ChannelKind,
  count,
  type ImportCounts,
  type ImportedMessage,
  type ImportSource,
  inBatches,
  noCounts,
  reportOfCounts,
  sumOfCounts,
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
  boards: BoardFound[]
  report: Report
  total: number
  fetch: { host: string; files: number; bytes: number; asks: boolean } | null
}

/** The report alone, as if nothing had ever come. */
export const dryRun = async (source: ImportSource): Promise<Report> =>
  (await analyse(source, { unknown: 'Unknown', local, knows: knowsNothing })).report
const local: Local = { untitled: '–', zone: 'UTC', verdict: (is) => is }

/** `unknown`: the name of whom nobody knows. */
type With = { unknown: string; local: Local; knows: Knows }
export const knowsNothing: Knows = async () => new Set()

export async function analyse(source: ImportSource, { unknown, local, knows }: With): Promise<Analysed> {
  const noted = noCounts()
  const figures = { people: 0, channels: 0, messages: 0, replies: 0, reactions: 0, files: 0, withBytes: 0 }
  const fetch = { files: 0, bytes: 0 }
  const people = await allPeople(source)
  const channels = await allChannels(source)
  // Ids of the source stand for ours: what is counted is the same.
  const known: Known = {
    ...noneKnown(),
    people: new Map(people.map(({ sourceId }) => [sourceId, sourceId])),
    subjects: new Map(channels.map(({ sourceId }) => [sourceId, sourceId])),
  }
  const said: Said = { by: new Map(), in: new Map() }
  const onBoards = await lookAtBoards(source, { known, noted, local, knows, said, fetch })
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
    boards: onBoards.boards,
    report: reportOf(source, summed(figures, onBoards.figures), [counts, noted]),
    total: counts.entries,
    fetch:
      source.lent && fetch.files > 0 ? { host: source.lent.host, ...fetch, asks: source.lent.asks === true } : null,
  }
}

/** Of what hangs on channels and on boards. */
const summed = (a: Record<string, number>, b: Record<string, number>): Record<string, number> => ({
  ...a,
  ...Object.fromEntries(Object.entries(b).map(([what, many]) => [what, (a[what] ?? 0) + many])),
})

const reportOf = (source: ImportSource, figures: Record<string, number>, counts: ImportCounts[]): Report => ({
  system: source.system,
  ...named(source.brings, figures),
  ...reportOfCounts(sumOfCounts(counts)),
})

function tally(said: Said, message: ImportedMessage): void {
  if (message.missing) return
  count(said.by, message.authorSourceId)
  count(said.in, message.subjectSourceId)
}
