/**
 * Files that were uploaded to Trello, and where each lies in an archive that has them beside its boards. No two programs
 * lay them out alike, so their folders are only read for what they say: ids, names, the board and the card they stand below.
 */
import type { Archive } from '../../archive.ts'

export type Upload = {
  card: string
  id: string
  /** All it may be called. */
  names: string[]
  size?: number
  /** What folders may be called in which it lies: after its card, or its board. */
  ofCard: string[]
  ofBoard: string[]
}

/** Entry of an upload, by card and id. */
export type Packed = (card: string, id: string) => string | undefined

const keyOf = (card: string, id: string): string => `${card} ${id}`
/** As file systems let a name be: what each of them writes otherwise is left aside. */
const plain = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

/** Of one name and size, or one id: beyond, nobody can say which is which. */
const MOST_ALIKE = 50
const few = (all: Upload[] = []): Upload[] => (all.length > MOST_ALIKE ? [] : all)

/** Which of these entries are uploads; `left` are none, or nobody can say whose. */
export function packedIn(
  archive: Archive,
  entries: string[],
  uploads: Upload[],
): { packed: Packed; left: Set<string> } {
  // A card that moved while boards were exported is on two of them.
  const known = [...new Map(uploads.map((one) => [keyOf(one.card, one.id), one])).values()]
  const byId = Map.groupBy(known, ({ id }) => id.toLowerCase())
  const byName = new Map<string, Upload[]>()
  for (const upload of known) {
    for (const name of new Set(upload.names.map(plain))) {
      const alike = `${name} ${upload.size ?? ''}`
      if (name && !byName.get(alike)?.push(upload)) byName.set(alike, [upload])
    }
  }
  const entryOf = new Map<string, string>()
  const left = new Set<string>()
  for (const entry of entries) {
    const size = archive.sizeOf(entry)
    // What is not as large as its board says is something else, or not whole.
    const fits = (upload: Upload) => upload.size === undefined || upload.size === size
    const name = plain(entry.slice(entry.lastIndexOf('/') + 1))
    const ids = new Set(entry.toLowerCase().match(/[0-9a-f]{24}/g))
    const called = [...ids].flatMap((id) => few(byId.get(id))).filter(fits)
    const alike = called.length > 0 ? called : [`${name} ${size}`, `${name} `].flatMap((one) => few(byName.get(one)))
    const found = nearest(entry, alike)
    const key = found && keyOf(found.card, found.id)
    if (key === undefined || entryOf.has(key)) left.add(entry)
    else entryOf.set(key, entry)
  }
  return { packed: (card, id) => entryOf.get(keyOf(card, id)), left }
}

/** Of several like it the one whose card or board its folders name; none where they do not say which. */
function nearest(entry: string, alike: Upload[]): Upload | undefined {
  if (alike.length < 2) return alike[0]
  const folders = entry.split('/').slice(0, -1)
  const said = new Set(folders.flatMap((one) => [plain(one), ...one.toLowerCase().split(/[^\p{L}\p{N}]+/u)]))
  said.delete('')
  const names = (words: string[]): boolean => words.some((word) => said.has(plain(word)))
  const rated = alike
    .map((upload) => ({ upload, hits: (names(upload.ofCard) ? 2 : 0) + (names(upload.ofBoard) ? 1 : 0) }))
    .sort((a, b) => b.hits - a.hits)
  return rated[0]!.hits > rated[1]!.hits ? rated[0]!.upload : undefined
}

/** Where uploads are: they open with a key and a token only. */
export function uploadAt(address: string): { id: string; name: string } | undefined {
  const url = URL.parse(address)
  const found = /^\/1\/cards\/[^/]{1,100}\/attachments\/([0-9a-f]{24})\/(?:[^/]{1,20}\/)?([^/]{1,1000})$/i.exec(
    url?.pathname ?? '',
  )
  return found && url?.host === HOST ? { id: found[1]!, name: decoded(found[2]!) } : undefined
}

export const HOST = 'trello.com'

/** The last part of an address, as it was written before it became one. */
export const lastOf = (address: string): string => decoded(URL.parse(address)?.pathname.split('/').at(-1) ?? '')

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
