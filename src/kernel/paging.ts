/** Keyset pages: a list asks for one row more than it shows; the sort keys of the last shown row lead to the next page. */

/** A page of at most `most` items out of `most + 1` rows. */
export function pageOf<Row>(rows: readonly Row[], most: number, cursor: (last: Row) => string) {
  const items = rows.slice(0, most)
  return { items, next: rows.length > most ? cursor(items.at(-1)!) : null }
}

/** The last row's sort keys, its id last; opaque to callers. */
export const cursorFrom = (...keys: string[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url')

/** The keys of a cursor; `undefined` when it is none of ours: that means the first page. */
export function readCursor(cursor: string | undefined, count: number): string[] | undefined {
  if (cursor === undefined) return undefined
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return isKeys(keys, count) ? keys : undefined
  } catch {
    return undefined
  }
}

function isKeys(keys: unknown, count: number): keys is string[] {
  if (!Array.isArray(keys) || keys.length !== count || !keys.every((key) => typeof key === 'string')) return false
  return UUID.test(keys.at(-1) ?? '') && !keys.some((key) => key.includes('\0'))
}
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Of a list by instant and id. */
export function readInstant(cursor: string | undefined): { at: string; id: string } | undefined {
  const [at = '', id = ''] = readCursor(cursor, 2) ?? []
  return INSTANT.test(at) && !Number.isNaN(Date.parse(at)) ? { at, id } : undefined
}
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

/** Behind everything: where a list begins that goes backwards. */
export const LAST = { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }

/** Of a list by a number, newest first; without a cursor of ours from the newest. */
export const readNumber = (cursor: string | undefined): number =>
  /^\d{1,15}$/.test(cursor ?? '') ? Number(cursor) : Number.MAX_SAFE_INTEGER
