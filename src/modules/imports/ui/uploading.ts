/** Uploads go on while one looks around elsewhere: they belong to the app, not to a screen. */
import { useSyncExternalStore } from 'react'
import { call, Refused, upload } from '#web/call.ts'
import { getRun, PART_BYTES, type Run, sendPart } from '../contract.ts'

/** As much of a run as its file has to do with. */
export type Arriving = Pick<Run, 'id' | 'name' | 'size' | 'received'>

export type Upload = {
  state: 'going' | 'cut' | 'done'
  sent: number
  refused?: Refused
}

const uploads = new Map<string, Upload>()
const hearers = new Set<() => void>()
const MOST_TRIES = 6
const FIRST_WAIT_MS = 1_000

function set(id: string, next: Upload | undefined) {
  if (next) uploads.set(id, next)
  else uploads.delete(id)
  for (const hear of hearers) hear()
}

export function useUpload(id: string): Upload | undefined {
  return useSyncExternalStore(
    (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    () => uploads.get(id),
  )
}

/** The same file as far as one can tell without reading it: only such a one is gone on with. */
export const isSameFile = (run: Arriving, file: File): boolean =>
  run.name === file.name.trim() && run.size === file.size

/** From where the house has it; tried again while the line is bad. Resolves once all is there, or nothing more helps. */
export async function sendFile(
  file: File,
  run: Arriving,
  community: string,
  onWhole: (run: Arriving) => void,
): Promise<void> {
  if (uploads.get(run.id)?.state === 'going') return
  let at = run
  let tries = 0
  set(run.id, { state: 'going', sent: at.received })
  while (at.received < at.size) {
    try {
      at = await sendNext(file, at, community)
      tries = 0
    } catch (error) {
      const refused = error instanceof Refused ? error : new Refused(0, 'bug')
      const mayPass = refused.status === 0 || refused.status >= 500 || refused.code === 'part_is_out_of_turn'
      if (!mayPass || ++tries > MOST_TRIES) return set(run.id, { state: 'cut', sent: at.received, refused })
      await new Promise((then) => setTimeout(then, FIRST_WAIT_MS * 2 ** (tries - 1)))
      // What arrived before the line broke is known only to the house.
      at = await call(getRun, { importId: run.id }, { community }).catch(() => at)
    }
  }
  set(run.id, { state: 'done', sent: at.size })
  onWhole(at)
}

async function sendNext(file: File, { id, received: offset }: Arriving, community: string): Promise<Arriving> {
  const part = file.slice(offset, offset + PART_BYTES)
  const sha256 = await hashOf(part)
  return upload(sendPart, { importId: id, offset, ...(sha256 && { sha256 }) }, part, {
    community,
    onProgress: (share) => set(id, { state: 'going', sent: offset + Math.round(share * part.size) }),
  })
}

/** Browsers hash only where the connection is safe; elsewhere the house still counts the bytes. */
async function hashOf(part: Blob): Promise<string | undefined> {
  if (!globalThis.crypto.subtle) return undefined
  const hash = await crypto.subtle.digest('SHA-256', await part.arrayBuffer())
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
