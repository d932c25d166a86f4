/** Judges one entry of a foreign zip before a byte of it is unpacked. */
import { isUtf8 } from 'node:buffer'
import yauzl from 'yauzl'

export interface ArchiveLimits {
  entries: number
  nameBytes: number
  /** Of one entry, unpacked. */
  entryBytes: number
  /** Of all entries together, unpacked. */
  totalBytes: number
  /** Unpacked to packed. Text of exports packs 10 to 50 times; deflate can reach 1,032. */
  ratio: number
  /** Below this an entry may have any ratio: a short file of spaces is no attack. */
  ratioFreeBytes: number
}

export const archiveLimits: ArchiveLimits = {
  entries: 50_000,
  nameBytes: 1024,
  entryBytes: 1024 ** 3,
  totalBytes: 8 * 1024 ** 3,
  ratio: 200,
  ratioFreeBytes: 1024 ** 2,
}

const typeBits = 0o170000
const harmlessTypes = [0, 0o100000, 0o040000]

/**
 * The name as text. Slack, Finder and others write UTF-8 without saying so (bit 11), so valid UTF-8 is UTF-8 and all
 * else CP437. NFC, because Finder decomposes what channels.json has composed.
 */
export function nameOf(entry: yauzl.Entry): string {
  const utf8 = isUtf8(entry.fileNameRaw)
  const flags = utf8 ? entry.generalPurposeBitFlag | 0x800 : entry.generalPurposeBitFlag & ~0x800
  return yauzl.getFileNameLowLevel(flags, entry.fileNameRaw, entry.extraFields, false).normalize('NFC')
}

/** Why an entry is left out, or undefined when it may be read. */
export function reasonToSkip(entry: yauzl.Entry, name: string, limits: ArchiveLimits): string | undefined {
  if (entry.fileNameLength > limits.nameBytes || !isPlainName(name)) return 'bad_name'
  if (entry.isEncrypted()) return 'encrypted'
  if (!harmlessTypes.includes((entry.externalFileAttributes >>> 16) & typeBits)) return 'link_or_device'
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) return 'unknown_compression'
  if (entry.uncompressedSize > limits.entryBytes) return 'too_big'
  if (isBomb(entry.uncompressedSize, entry.compressedSize, limits)) return 'suspicious_ratio'
  return undefined
}

export function isBomb(unpacked: number, packed: number, limits: ArchiveLimits): boolean {
  return unpacked > limits.ratioFreeBytes && unpacked > packed * limits.ratio
}

/** Names are only ever looked up, never opened on disk; odd ones are left out all the same. */
function isPlainName(name: string): boolean {
  if (name === '' || name.startsWith('/') || /^[A-Za-z]:/.test(name)) return false
  // No control characters: a name must not forge a line of a log.
  for (const character of name) if (character < ' ' || character === '\u007f') return false
  return name.split('/').every((part, index, parts) => {
    if (part === '') return index === parts.length - 1
    return part !== '.' && part !== '..'
  })
}
