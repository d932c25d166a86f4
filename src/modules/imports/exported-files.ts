/** Exports that are files of JSON or sheets, one of them or a zip of several: told apart by their beginning, read one at a time. */
import { type Archive, BARE } from './archive.ts'

/** Of one file. JSON of this size is 300 MB once it is read. */
export const MOST_FILE_BYTES = 64 * 1024 ** 2
const HEAD_BYTES = 64 * 1024
const MOST_LOOKED_AT = 50

const readable = /\.(?:json|csv|tsv|txt)$/i

/** In the order of the archive; neither what a Mac packs beside them nor what people attached is one of them. */
export const exportedIn = ({ names }: Archive): string[] =>
  names.filter(
    (name) => name === BARE || (readable.test(name) && !isOfMac(name) && !/(?:^|\/)attachments?\//i.test(name)),
  )

const isOfMac = (name: string): boolean => /(?:^|\/)(?:__MACOSX\/|\.)/.test(name)

/** What lies beside them in the archive. */
export const besides = ({ names }: Archive, exported: ReadonlySet<string>): string[] =>
  names.filter((name) => name !== BARE && !isOfMac(name) && !exported.has(name))

/** Whether the beginning of any of the first files is one. */
export async function anyBegins(archive: Archive, isOne: (head: string) => boolean): Promise<boolean> {
  for (const name of exportedIn(archive).slice(0, MOST_LOOKED_AT)) if (isOne(await headOf(archive, name))) return true
  return false
}

async function headOf(archive: Archive, name: string): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  try {
    for await (const part of archive.stream(name)) {
      parts.push(part)
      size += part.length
      if (size >= HEAD_BYTES) break
    }
  } catch {
    return '' // damage of one file is no matter of the others
  }
  return textOf(Buffer.concat(parts).subarray(0, HEAD_BYTES), false)
}

export type Read = { json: unknown } | { sheet: string } | { problem: 'too_big' | 'damaged' }

/** All of one file. JSON that does not parse is damaged; whatever else is written is a sheet. */
export async function readExported(archive: Archive, name: string): Promise<Read> {
  const bytes = await archive.read(name, MOST_FILE_BYTES)
  if (!Buffer.isBuffer(bytes)) return { problem: bytes.problem === 'too_big' ? 'too_big' : 'damaged' }
  const text = textOf(bytes)
  if (!/^\s{0,1000}[{[]/.test(text)) return { sheet: text }
  try {
    return { json: JSON.parse(text) }
  } catch {
    return { problem: 'damaged' }
  }
}

/** UTF-8 where it is, else what Excel on Windows writes. */
function textOf(bytes: Buffer, isWhole = true): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !isWhole })
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** What a file is called without its folders and ending, as the name of a board that has none. */
export function titleOf(archive: Archive, name: string): string {
  const path = name === BARE ? (archive.called ?? '') : name
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[a-z]{1,8}$/i, '')
}
