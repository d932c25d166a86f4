/** Where a list by name goes on: name and id, so that equal names are not lost. */
import { INSTANCE } from '#kernel/ids.ts'

export const cursorOf = (name: string, id: string): string =>
  Buffer.from(JSON.stringify([name.slice(0, 120), id])).toString('base64url')

/** An invalid cursor begins at the start. */
export function readCursor(cursor: string | undefined): { name: string; id: string } {
  try {
    const [name, id] = JSON.parse(Buffer.from(cursor ?? '', 'base64url').toString())
    if (typeof name === 'string' && !name.includes('\0') && /^[0-9a-f-]{36}$/.test(id)) return { name, id }
  } catch {
    // not one of ours
  }
  return { name: '', id: INSTANCE }
}
