/** A bulk export is one object of JSON per line: read as a stream, one line in memory at a time. */
import { type Archive, BARE } from '../../archive.ts'
import { isRecord, type Json, text } from '../../shape.ts'

/** A post with all its replies lies in one line. */
const MOST_LINE_BYTES = 64 * 1024 ** 2
const listFile = /^(?:[^/]{1,200}\/){0,2}import\.jsonl$/

/** What lies in a line, or undefined where that cannot be read. */
export type Line = { type: string; of: Json } | undefined

export const fileIn = ({ names }: Archive): string | undefined =>
  names.find((name) => listFile.test(name)) ?? names.find((name) => name === BARE)

/** The first line says what the file is. */
export async function isBulkExport(archive: Archive): Promise<boolean> {
  const file = fileIn(archive)
  if (!file) return false
  for await (const line of linesOf(archive, file)) return line?.type === 'version'
  return false
}

export async function* linesOf(archive: Archive, file: string): AsyncGenerator<Line> {
  let parts: Buffer[] = []
  let size = 0
  for await (const chunk of archive.stream(file)) {
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      parts.push(chunk.subarray(from, end))
      size += end - from
      if (size > 0) yield read(parts, size)
      parts = []
      size = 0
      from = end + 1
    }
    size += chunk.length - from
    // Of a line that is too long nothing is kept but its length.
    if (size > MOST_LINE_BYTES) parts = []
    else parts.push(chunk.subarray(from))
  }
  if (size > 0) yield read(parts, size)
}

function read(parts: Buffer[], size: number): Line {
  if (size > MOST_LINE_BYTES) return undefined
  try {
    const line: unknown = JSON.parse(
      Buffer.concat(parts)
        .toString()
        .replace(/^\ufeff/, ''),
    )
    if (!isRecord(line)) return undefined
    const type = text(line.type)
    const of = line[type]
    return { type, of: isRecord(of) ? of : {} }
  } catch {
    return undefined
  }
}
