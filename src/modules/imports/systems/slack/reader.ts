/**
 * Reads a Slack export (1.x of our notes on formats: public, full, Grid, slackdump; 2015 to today) as a stream.
 *
 * The archive is read twice: once to survey people and threads, because a person or the head of a thread must exist before
 * what names them, and once to hand the messages on. One day file is in memory at a time; of a channel, its ids.
 *
 * What becomes of entries: talk comes over, with bots as people of kind `app`. Joins, topics, pins and the like are skipped
 * by their subtype, unless somebody replied to them: then they come as a notice. A deleted head of a thread comes as
 * `deleted`; one that the export left out is put in as `missing`, and not counted. Private by default: a folder that no
 * list names is private.
 */
import type { Archive } from '../../archive.ts'
import { type Json, text } from '../../shape.ts'
import {
  count,
  type ImportCounts,
  type ImportedChannel,
  type ImportedMessage,
  type ImportSource,
  type MentionLookups,
  noCounts,
  noMentions,
  sumOfCounts,
} from '../../source.ts'
import type { ImportSystem } from '../../system.ts'
import { type Conversation, conversationsOf, nameDirects } from './channels.ts'
import { type Folders, foldersOf, readList, readRecords } from './folders.ts'
import { reasonNotReadable } from './kinds.ts'
import { type MessageContext, messageOf, missingHead } from './message.ts'
import { meet, type People, peopleOf, teamOf } from './people.ts'
import { FILES_HOST, openedUrl } from './secrets.ts'
import { survey } from './survey.ts'
import type { Threads } from './threads.ts'
import { compareTs } from './time.ts'

/** Lists of things that do not come over: an entry each is counted as lost. */
const lostLists: Record<string, string> = {
  'integration_logs.json': 'app_install',
  'canvases.json': 'canvas',
  'lists.json': 'list',
  'huddle_transcripts.json': 'huddle_transcript',
}

interface Export {
  archive: Archive
  folders: Folders
  people: People
  conversations: Conversation[]
  threads: Map<string, Threads>
  /** Of the archive itself. */
  own: ImportCounts
  /** Of the archive under '', of each channel under its id. */
  counts: Map<string, ImportCounts>
}

export const slack: ImportSystem = {
  name: 'slack',
  brings: 'talk',
  detect: async ({ names }) => foldersOf(names).isExport,
  read: readSlack,
  isNone: 'not_a_slack_export',
}

/** Closing the source closes the archive. */
export async function readSlack(archive: Archive): Promise<ImportSource> {
  const own = noCounts()
  const folders = foldersOf(archive.names)
  for (const [reason, many] of archive.skipped) count(own.lost, `archive_${reason}`, many)
  const users = await readUsers(archive, folders, own)
  const people = peopleOf(users)
  const conversations = await conversationsOf(archive, folders, own)
  for (const [name, what] of Object.entries(lostLists)) {
    count(own.lost, what, (await readRecords(archive, `${folders.root}${name}`, own.lost)).length)
  }
  meetMembers(conversations, people)
  const { threads, team } = await survey(archive, conversations, people)
  nameDirects(conversations, people)
  const all: Export = { archive, folders, people, conversations, threads, own, counts: new Map([['', own]]) }
  return sourceOf(all, teamOf(users) || team || 'unknown')
}

function sourceOf(all: Export, space: string): ImportSource {
  return {
    system: 'slack',
    brings: 'talk',
    space,
    async *people() {
      yield* all.people.all.values()
    },
    async *channels() {
      for (const { channel } of all.conversations) yield channel
    },
    async *messages(lookups = noMentions) {
      all.counts.clear()
      all.counts.set('', all.own)
      for (const { channel } of all.conversations) yield* messagesOf(all, channel, lookups)
    },
    counts: () => sumOfCounts(all.counts.values()),
    sizeOf: all.archive.sizeOf,
    stream: all.archive.stream,
    lent: {
      host: FILES_HOST,
      open: (url) => {
        const opened = openedUrl(all.archive, url)
        return opened === undefined ? undefined : { url: opened }
      },
    },
    close: () => all.archive.close(),
  }
}

async function* messagesOf(all: Export, { sourceId }: ImportedChannel, mentions: MentionLookups) {
  const conversation = all.conversations.find(({ channel }) => channel.sourceId === sourceId)
  const threads = all.threads.get(sourceId)
  if (!conversation || !threads) return
  const counts = noCounts()
  all.counts.set(sourceId, counts)
  const lookups = lookupsOf(all, mentions)
  const { people, folders } = all
  const context = { subjectSourceId: sourceId, threads, people, lookups, uploads: folders.uploads, counts }
  yield* headsFirst(readMessages(all.archive, conversation.days, context), context)
}

interface ReadMessage {
  raw: Json
  message: ImportedMessage
}

async function* readMessages(archive: Archive, days: string[], context: MessageContext): AsyncGenerator<ReadMessage> {
  const { counts } = context
  const seen = new Set<string>()
  for (const day of days) {
    const elements = await readList(archive, day, counts.lost)
    counts.entries += elements.length
    for (const raw of byTime(elements, counts)) {
      const ts = text(raw.ts)
      const message = seen.has(ts) ? 'duplicate' : messageOf(raw, context)
      seen.add(ts)
      if (typeof message === 'string') count(counts.skipped, message)
      else yield { raw, message }
    }
  }
}

function byTime(elements: unknown[], counts: ImportCounts): Json[] {
  const readable: Json[] = []
  for (const element of elements) {
    const reason = reasonNotReadable(element)
    if (reason) count(counts.skipped, reason)
    else readable.push(element as Json)
  }
  return readable.sort((a, b) => compareTs(text(a.ts), text(b.ts)))
}

/** Puts in missing heads, and holds replies back in the rare file where the head comes later. */
async function* headsFirst(messages: AsyncIterable<ReadMessage>, context: MessageContext) {
  const { heads, missing } = context.threads
  const given = new Set<string>()
  const waiting = new Map<string, ImportedMessage[]>()
  for await (const { raw, message } of messages) {
    const head = message.threadSourceId
    if (head && missing.has(head) && !given.has(head)) {
      given.add(head)
      yield missingHead(head, raw, context)
    }
    if (head && heads.has(head) && !given.has(head)) {
      waiting.set(head, [...(waiting.get(head) ?? []), message])
      continue
    }
    yield message
    if (!heads.has(message.sourceId)) continue
    given.add(message.sourceId)
    yield* waiting.get(message.sourceId) ?? []
    waiting.delete(message.sourceId)
  }
}

async function readUsers(archive: Archive, { root }: Folders, { lost }: ImportCounts): Promise<Json[]> {
  const [users, grid] = ['users.json', 'org_users.json'].map((name) => readRecords(archive, `${root}${name}`, lost))
  return [...((await users) ?? []), ...((await grid) ?? [])]
}

function meetMembers(conversations: Conversation[], people: People): void {
  for (const { channel } of conversations) {
    const named = [...channel.memberSourceIds, ...(channel.creatorSourceId ? [channel.creatorSourceId] : [])]
    for (const id of named) meet(people, id, { name: '', kind: 'stranger' })
  }
}

function lookupsOf({ people, conversations }: Export, mentions: MentionLookups): MessageContext['lookups'] {
  const channelNames = new Map(conversations.map(({ channel }) => [channel.sourceId, channel.name]))
  return {
    member: (id) => mentions.member(id),
    memberName: (id) => people.all.get(id)?.name,
    channel: (id) => mentions.channel(id),
    channelName: (id) => channelNames.get(id),
  }
}
