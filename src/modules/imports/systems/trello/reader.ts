/** Reads boards of Trello: JSON of a board, sheets of one, or a zip of several. One file is in memory at a time. */
import { Refusal } from '#kernel/refusal.ts'
import type { Archive } from '../../archive.ts'
import { anyBegins, besides, exportedIn, readExported, titleOf } from '../../exported-files.ts'
import { record } from '../../shape.ts'
import {
  count,
  type ImportCounts,
  type ImportedPerson,
  type ImportSource,
  type MentionLookups,
  noCounts,
  noMentions,
  type Opener,
  sumOfCounts,
} from '../../source.ts'
import type { ImportedTask } from '../../source-boards.ts'
import type { ImportSystem } from '../../system.ts'
import { isBoard, isCard } from './board.ts'
import { documentOf } from './document.ts'
import type { Document, Reading } from './reading.ts'
import { isSheetHead, sheetDocument } from './sheet.ts'
import { HOST, packedIn, type Upload } from './uploads.ts'

/** Both as Trello hands them out. */
const asks = { key: /^[0-9a-f]{32}$/i, token: /^[\w-]{20,400}$/ }

export const trello: ImportSystem = {
  name: 'trello',
  brings: 'boards',
  // A board's or card's own id comes near the beginning; Asana wraps everything in `data`.
  detect: (archive) =>
    anyBegins(archive, (head) =>
      /^\s{0,1000}\{/.test(head)
        ? /"id"\s{0,10}:\s{0,10}"[0-9a-f]{24}"/i.test(head) && !/^\s{0,1000}\{\s{0,100}"data"/.test(head)
        : isSheetHead(head),
    ),
  read: readTrello,
  asks,
  isNone: 'not_a_trello_export',
}

export async function readTrello(archive: Archive): Promise<ImportSource> {
  const own = noCounts()
  for (const [reason, many] of archive.skipped) count(own.lost, `archive_${reason}`, many)
  const people = new Map<string, ImportedPerson>()
  const names: string[] = []
  const seen = new Set<string>()
  const uploads: Upload[] = []
  const boards = new Set<string>()
  /** What is in it that is no board: an upload, where one fits. */
  const others = new Map<string, string>()
  // JSON says more than a sheet of the same board: of two files of one board the first is read.
  const isSheet = (name: string) => Number(!/\.json$/i.test(name))
  for (const name of exportedIn(archive).sort((a, b) => isSheet(a) - isSheet(b))) {
    const read = await load(archive, name)
    if (typeof read === 'string') {
      others.set(name, read)
      continue
    }
    boards.add(name)
    if (seen.has(read.id)) continue
    seen.add(read.id)
    names.push(name)
    const here = name.split('/').slice(-2, -1)
    for (const one of read.uploads())
      uploads.push({ ...one, ofBoard: [...one.ofBoard, titleOf(archive, name), ...here] })
    for (const person of read.people()) {
      const known = people.get(person.sourceId)
      if (!known || (known.kind === 'stranger' && person.kind !== 'stranger')) people.set(person.sourceId, person)
    }
  }
  if (names.length === 0 && [...others.values()].includes('card')) throw new Refusal('invalid', 'only_one_card')
  const { packed, left } = packedIn(archive, besides(archive, boards), uploads)
  for (const name of left) {
    const is = others.get(name) ?? 'file_of_no_card'
    count(own.lost, is === 'card' ? 'single_card' : is)
  }
  const byHandle = new Map([...people.values()].map(({ handle, sourceId }) => [handle?.toLowerCase(), sourceId]))
  const counted = { boards: noCounts(), tasks: noCounts(), messages: noCounts() }

  async function* each<One>(
    pass: keyof typeof counted,
    lookups: MentionLookups,
    read: (document: Document, reading: Reading) => Iterable<One>,
  ): AsyncGenerator<One> {
    const counts = noCounts()
    counted[pass] = counts
    const member = (name: string) => {
      const id = byHandle.get(name.toLowerCase())
      return id === undefined ? undefined : lookups.member(id)
    }
    for (const name of names) {
      const document = await load(archive, name)
      if (typeof document !== 'string') yield* read(document, { member, packed, counts })
    }
  }

  return {
    system: 'trello',
    brings: 'boards',
    // Ids are unique in all of Trello: a board that comes in another company is the same board.
    space: 'trello.com',
    async *people() {
      yield* people.values()
    },
    boards: (lookups = noMentions) => each('boards', lookups, (document, reading) => [document.board(reading)]),
    tasks: (lookups = noMentions) =>
      onlyOnce(
        each('tasks', lookups, (document, reading) => document.tasks(reading)),
        () => counted.tasks,
      ),
    messages: (lookups = noMentions) => each('messages', lookups, (document, reading) => document.messages(reading)),
    counts: () => sumOfCounts([own, ...Object.values(counted)]),
    sizeOf: archive.sizeOf,
    stream: archive.stream,
    lent: { host: HOST, asks: true, open, spares: ['upload_needs_token', 'cover_needs_token'] },
    close: () => archive.close(),
  }
}

/** A card that moved while boards were exported is in two of them: it comes where it is met first. */
async function* onlyOnce(tasks: AsyncIterable<ImportedTask>, counts: () => ImportCounts): AsyncGenerator<ImportedTask> {
  const given = new Set<string>()
  for await (const task of tasks) {
    counts().entries++
    if (given.has(task.sourceId)) count(counts().skipped, 'duplicate')
    else yield task
    given.add(task.sourceId)
  }
}

const kept = new WeakMap<Archive, { name: string; read: Document | string }>()

/** Read again for each pass unless it was the last one that was read. Otherwise what is in it that is no board. */
async function load(archive: Archive, name: string): Promise<Document | 'card' | 'unreadable_file' | 'other_file'> {
  const last = kept.get(archive)
  if (last?.name === name) return last.read as Document
  const file = await readExported(archive, name)
  const read = documentIn(file, titleOf(archive, name))
  kept.set(archive, { name, read })
  return read
}

function documentIn(file: Awaited<ReturnType<typeof readExported>>, title: string) {
  if ('problem' in file) return 'unreadable_file'
  if ('sheet' in file) return sheetDocument(file.sheet, title) ?? 'other_file'
  const json = record(file.json)
  if (isBoard(json)) return documentOf(json)
  return isCard(json) ? 'card' : 'other_file'
}

/** Uploads lie at trello.com and open with a key and a token in the header; both leave this house for nobody else. */
function open(address: string, given?: Opener) {
  const url = URL.parse(address)
  if (!given || url?.protocol !== 'https:' || url.host !== HOST || !url.pathname.startsWith('/1/cards/'))
    return undefined
  const authorization = `OAuth oauth_consumer_key="${given.key}", oauth_token="${given.token}"`
  return { url: url.href, headers: { authorization } }
}
