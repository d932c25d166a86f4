/** The conversations of an export and the folders they lie in. */
import type { Archive } from '../../archive.ts'
import { firstText, type Json, list, record, text, texts } from '../../shape.ts'
import { type ChannelKind, count, type ImportCounts, type ImportedChannel } from '../../source.ts'
import { type Folders, readRecords } from './folders.ts'
import { flatten } from './inline.ts'
import type { People } from './people.ts'
import { instantOfSeconds } from './time.ts'

const rootFiles: [string, ChannelKind][] = [
  ['channels.json', 'public'],
  ['groups.json', 'private'],
  ['mpims.json', 'group_direct'],
  ['dms.json', 'direct'],
]

export interface Conversation {
  channel: ImportedChannel
  /** Entries of its day files, oldest first. */
  days: string[]
  /** Not in any list: who wrote in it are its members. */
  unlisted: boolean
}

export async function conversationsOf(
  archive: Archive,
  folders: Folders,
  counts: ImportCounts,
): Promise<Conversation[]> {
  const all: Conversation[] = []
  const left = new Map(folders.days)
  const seen = new Set<string>()
  for (const [file, kind] of rootFiles) {
    for (const raw of await readRecords(archive, `${folders.root}${file}`, counts.lost)) {
      const id = text(raw.id)
      if (!id || seen.has(id)) continue
      seen.add(id)
      count(counts.lost, 'pins', list(raw.pins).length)
      all.push({ channel: channelOf(raw, id, kind), days: takeDays(left, [id, text(raw.name)]), unlisted: false })
    }
  }
  for (const [folder, days] of left) {
    count(counts.changed, 'channel_not_listed')
    all.push({ channel: unlistedChannel(folder), days, unlisted: true })
  }
  return all
}

/** Directs have no name of their own: they are called by who takes part. */
export function nameDirects(conversations: Conversation[], people: People): void {
  for (const { channel } of conversations) {
    if (channel.kind !== 'direct' && channel.kind !== 'group_direct') continue
    const names = channel.memberSourceIds.map((id) => people.all.get(id)?.name ?? '').filter((name) => name)
    if (names.length) channel.name = names.slice(0, 9).join(', ')
  }
}

function takeDays(left: Map<string, string[]>, names: string[]): string[] {
  const days = names
    .map((name) => name.normalize('NFC'))
    .flatMap((name) => {
      const found = left.get(name) ?? []
      left.delete(name)
      return found
    })
  return days.sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1))
}

function dayOf(entry: string): string {
  return entry.slice(entry.lastIndexOf('/') + 1)
}

function channelOf(raw: Json, id: string, listed: ChannelKind): ImportedChannel {
  const creator = text(raw.creator)
  const createdAt = instantOfSeconds(raw.created)
  return {
    sourceId: id,
    name: firstText(raw.name, id),
    kind: closest(raw, listed),
    archived: raw.is_archived === true,
    memberSourceIds: [...new Set(texts(raw.members))],
    ...(creator && { creatorSourceId: creator }),
    ...(createdAt && { createdAt }),
    topic: flatten(text(record(raw.topic).value)),
    purpose: flatten(text(record(raw.purpose).value)),
  }
}

/** A flag may close a conversation further than its list says, never open it. */
function closest(raw: Json, listed: ChannelKind): ChannelKind {
  if (raw.is_im === true || listed === 'direct') return 'direct'
  if (raw.is_mpim === true || listed === 'group_direct') return 'group_direct'
  return raw.is_private === true ? 'private' : listed
}

/** Nobody says who may read it, so it stays among those who wrote. */
function unlistedChannel(folder: string): ImportedChannel {
  const isId = /^[CDG][A-Z0-9]{6,30}$/.test(folder)
  const kind = isId && folder.startsWith('D') ? 'direct' : folder.startsWith('mpdm-') ? 'group_direct' : 'private'
  return {
    sourceId: isId ? folder : `folder:${folder}`,
    name: folder,
    kind,
    archived: false,
    memberSourceIds: [],
    topic: '',
    purpose: '',
  }
}
