/**
 * Reads a bulk export of Mattermost (`mmctl export`): a zip with `import.jsonl`, or that file alone. Things are named, not
 * numbered: people by username, channels by team and name, direct conversations by who takes part. Replies lie in their
 * post. Read twice, as all systems: who appears, then what was said.
 */
import type { Archive } from '../../archive.ts'
import { firstText, type Json, records, text, texts } from '../../shape.ts'
import {
  count,
  type ImportCounts,
  type ImportedChannel,
  type ImportedMessage,
  type ImportedPerson,
  type ImportSource,
  type MentionLookups,
  noCounts,
  noMentions,
  sumOfCounts,
} from '../../source.ts'
import type { ImportSystem } from '../../system.ts'
import { fileIn, isBulkExport, linesOf } from './lines.ts'
import { idOf, messageOf, type PostContext, reasonToSkip } from './post.ts'

export const mattermost: ImportSystem = {
  name: 'mattermost',
  brings: 'talk',
  detect: isBulkExport,
  read: readMattermost,
  isNone: 'not_a_mattermost_export',
}

interface Seen {
  teams: Set<string>
  people: Map<string, ImportedPerson>
  channels: Map<string, ImportedChannel>
  own: ImportCounts
}

export async function readMattermost(archive: Archive): Promise<ImportSource> {
  const file = fileIn(archive) ?? ''
  const seen: Seen = { teams: new Set(), people: new Map(), channels: new Map(), own: noCounts() }
  for (const [reason, many] of archive.skipped) count(seen.own.lost, `archive_${reason}`, many)
  for await (const line of linesOf(archive, file)) {
    if (!line) count(seen.own.lost, 'unreadable_line')
    else surveys[line.type]?.(line.of, seen)
  }
  nameDirects(seen)
  let counts = noCounts()
  return {
    system: 'mattermost',
    brings: 'talk',
    space: [...seen.teams].sort().join(',') || 'unknown',
    async *people() {
      yield* seen.people.values()
    },
    async *channels() {
      yield* seen.channels.values()
    },
    messages(lookups = noMentions) {
      counts = noCounts()
      return messagesOf(linesOf(archive, file), { seen, lookups, counts, entryOf: entriesOf(archive, file) })
    },
    counts: () => sumOfCounts([seen.own, counts]),
    sizeOf: archive.sizeOf,
    stream: archive.stream,
    close: () => archive.close(),
  }
}

const surveys: Record<string, (of: Json, seen: Seen) => void> = {
  team: ({ name }, { teams }) => void (text(name) && teams.add(text(name))),
  user: meetUser,
  channel: meetChannel,
  direct_channel: (of, seen) => void directOf(of.members, seen),
  post: (post, seen) => meetPost(post, channelOf(post, seen), seen),
  direct_post: (post, seen) => meetPost(post, directOf(post.channel_members, seen), seen),
  emoji: (_, { own }) => count(own.lost, 'own_emoji'),
}

function meetUser(user: Json, { people, channels }: Seen): void {
  const username = text(user.username)
  if (!username) return
  const roles = text(user.roles).split(' ')
  const email = text(user.email).trim().toLowerCase()
  const full = [text(user.first_name).trim(), text(user.last_name).trim()].filter(Boolean).join(' ')
  people.set(username, {
    sourceId: username,
    name: firstText(user.nickname, full, username).trim(),
    kind: user.is_bot === true ? 'app' : roles.includes('system_guest') ? 'guest' : 'member',
    handle: username,
    ...(email.includes('@') && { email }),
    ...(Number(user.delete_at) > 0 && { deactivated: true }),
  })
  for (const team of records(user.teams)) {
    for (const { name } of records(team.channels)) {
      channels.get(`${text(team.name)}/${text(name)}`)?.memberSourceIds.push(username)
    }
  }
}

function meetChannel(of: Json, { channels }: Seen): void {
  const id = `${text(of.team)}/${text(of.name)}`
  channels.set(id, {
    sourceId: id,
    name: firstText(of.display_name, of.name, id),
    // Whatever does not say that it is open stays closed.
    kind: text(of.type) === 'O' ? 'public' : 'private',
    archived: Number(of.deleted_at ?? of.delete_at) > 0,
    memberSourceIds: channels.get(id)?.memberSourceIds ?? [],
    topic: text(of.header),
    purpose: text(of.purpose),
  })
}

/** A channel that no line describes stays among those who wrote in it. */
function channelOf(post: Json, { channels, own }: Seen): ImportedChannel {
  const id = `${text(post.team)}/${text(post.channel)}`
  const known = channels.get(id)
  if (known) return known
  count(own.changed, 'channel_not_listed')
  const channel = closed(id, text(post.channel) || id, 'private')
  channels.set(id, channel)
  return channel
}

function directOf(raw: unknown, { channels, people }: Seen): ImportedChannel {
  const members = [...new Set(texts(raw))].sort()
  const id = `direct:${members.join(',')}`
  const known = channels.get(id)
  if (known) return known
  for (const member of members) meet(people, member)
  const channel = { ...closed(id, '', members.length > 2 ? 'group_direct' : 'direct'), memberSourceIds: members }
  channels.set(id, channel)
  return channel
}

const closed = (sourceId: string, name: string, kind: ImportedChannel['kind']): ImportedChannel => ({
  sourceId,
  name,
  kind,
  archived: false,
  memberSourceIds: [],
  topic: '',
  purpose: '',
})

function meet(people: Seen['people'], username: string): void {
  if (people.has(username)) return
  people.set(username, { sourceId: username, name: username === 'unknown' ? 'Unknown' : username, kind: 'stranger' })
}

function meetPost(post: Json, channel: ImportedChannel, { people }: Seen): void {
  for (const one of [post, ...records(post.replies)]) {
    const author = text(one.user) || 'unknown'
    meet(people, author)
    for (const { user } of records(one.reactions)) if (text(user)) meet(people, text(user))
    if (channel.kind === 'private' && !channel.memberSourceIds.includes(author)) channel.memberSourceIds.push(author)
  }
}

function nameDirects({ channels, people }: Seen): void {
  for (const channel of channels.values()) {
    if (channel.kind !== 'direct' && channel.kind !== 'group_direct') continue
    channel.name = channel.memberSourceIds
      .map((id) => people.get(id)?.name ?? id)
      .slice(0, 9)
      .join(', ')
  }
}

type Reading = { seen: Seen; lookups: MentionLookups; counts: ImportCounts; entryOf: PostContext['entryOf'] }

/** `data/` stands beside the list, and before the path of a file or in it. */
function entriesOf({ sizeOf }: Archive, file: string): PostContext['entryOf'] {
  const root = file.slice(0, file.lastIndexOf('/') + 1)
  return (path) => [`${root}data/${path}`, `${root}${path}`].find((name) => sizeOf(name) !== undefined)
}

async function* messagesOf(
  lines: ReturnType<typeof linesOf>,
  { seen, lookups, counts, entryOf }: Reading,
): AsyncGenerator<ImportedMessage> {
  const given = new Set<string>()
  for await (const line of lines) {
    if (line?.type !== 'post' && line?.type !== 'direct_post') continue
    const { of: post, type } = line
    const channel = type === 'post' ? channelOf(post, seen) : directOf(post.channel_members, seen)
    const team = text(post.team)
    const names = { member: lookups.member, channel: (name: string) => lookups.channel(`${team}/${name}`) }
    const context = { names, counts, entryOf }
    if (post.is_pinned === true) count(counts.lost, 'pins')
    const replies = records(post.replies).filter((reply) => !isSkipped(reply, channel, given, counts))
    counts.entries++
    const reason = reasonToSkip(post)
    // A notice that somebody answered is the head of a thread: it comes as it is.
    const isHead = replies.length > 0 && reason !== 'no_time'
    if (reason && !isHead) count(counts.skipped, reason)
    else if (isTwice(post, channel, given)) count(counts.skipped, 'duplicate')
    else yield messageOf(post, channel.sourceId, undefined, context)
    const head = reason && !isHead ? undefined : idOf(post)
    for (const reply of replies) yield messageOf(reply, channel.sourceId, head, context)
  }
}

function isSkipped(reply: Json, channel: ImportedChannel, given: Set<string>, counts: ImportCounts): boolean {
  counts.entries++
  const reason = reasonToSkip(reply) ?? (isTwice(reply, channel, given) ? 'duplicate' : undefined)
  if (reason) count(counts.skipped, reason)
  return reason !== undefined
}

function isTwice(post: Json, { sourceId }: ImportedChannel, given: Set<string>): boolean {
  const key = `${sourceId}\n${idOf(post)}`
  if (given.has(key)) return true
  given.add(key)
  return false
}
