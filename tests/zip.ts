/** A tiny zip writer for fixtures, able to lie in every field a hostile archive would lie in. */
import { writeFile } from 'node:fs/promises'
import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipEntry {
  /** Text is written as UTF-8; bytes as they are. */
  name: string | Buffer
  data?: string | Buffer
  stored?: boolean
  /** General purpose flags: 0x800 says UTF-8, 1 says encrypted. None by default, as Slack writes them. */
  flags?: number
  /** Unix mode, for links and devices. */
  mode?: number
  method?: number
  /** What the directory claims instead of the truth. */
  claims?: { size?: number; packed?: number; crc?: number; offset?: number }
}

export async function writeZip(path: string, entries: Iterable<ZipEntry>): Promise<string> {
  await writeFile(path, zip(entries))
  return path
}

export function zip(entries: Iterable<ZipEntry>): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const data = Buffer.from(entry.data ?? '')
    const packed = entry.stored ? data : deflateRawSync(data)
    const name = Buffer.from(entry.name)
    const method = entry.method ?? (entry.stored ? 0 : 8)
    const fields = { method, flags: entry.flags ?? 0, crc: crc32(data), packed: packed.length, size: data.length }
    const head = { ...fields, ...entry.claims }
    files.push(localHeader(head, name), packed)
    directory.push(directoryHeader({ ...head, offset: entry.claims?.offset ?? offset }, name, entry.mode ?? 0))
    offset += 30 + name.length + packed.length
  }
  const list = Buffer.concat(directory)
  return Buffer.concat([...files, list, endRecord(directory.length, list.length, offset)])
}

interface Header {
  method: number
  flags: number
  crc: number
  packed: number
  size: number
}

function localHeader({ method, flags, crc, packed, size }: Header, name: Buffer): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(flags, 6)
  header.writeUInt16LE(method, 8)
  header.writeUInt32LE(crc, 14)
  header.writeUInt32LE(packed, 18)
  header.writeUInt32LE(size, 22)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, name])
}

function directoryHeader(head: Header & { offset: number }, name: Buffer, mode: number): Buffer {
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE((3 << 8) | 20, 4)
  header.writeUInt16LE(20, 6)
  header.writeUInt16LE(head.flags, 8)
  header.writeUInt16LE(head.method, 10)
  header.writeUInt32LE(head.crc, 16)
  header.writeUInt32LE(head.packed, 20)
  header.writeUInt32LE(head.size, 24)
  header.writeUInt16LE(name.length, 28)
  header.writeUInt32LE((mode << 16) >>> 0, 38)
  header.writeUInt32LE(head.offset, 42)
  return Buffer.concat([header, name])
}

function endRecord(entries: number, listBytes: number, offset: number): Buffer {
  const record = Buffer.alloc(22)
  record.writeUInt32LE(0x06054b50, 0)
  record.writeUInt16LE(Math.min(entries, 0xffff), 8)
  record.writeUInt16LE(Math.min(entries, 0xffff), 10)
  record.writeUInt32LE(listBytes, 12)
  record.writeUInt32LE(offset, 16)
  return record
}
