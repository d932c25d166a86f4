/** Where the command line and the server meet: a socket in DATA_DIR that only its own user can reach. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The whole address of a socket has 108 bytes at most (unix(7)), 104 on macOS. */
const MOST_BYTES = 100

const near = (dataDir: string) => join(dataDir, 'command', 'socket')
const pointer = (dataDir: string) => join(dataDir, 'command', 'socket.at')

/** Makes the folder, closed to others, and says where to listen. A DATA_DIR too deep gets a place nearby. */
export function socketToOpen(dataDir: string): string {
  mkdirSync(join(dataDir, 'command'), { recursive: true, mode: 0o700 })
  chmodSync(join(dataDir, 'command'), 0o700)
  if (Buffer.byteLength(near(dataDir)) < MOST_BYTES) return near(dataDir)
  const known = existsSync(pointer(dataDir)) && socketToCall(dataDir)
  if (known && existsSync(join(known, '..'))) return known
  const short = join(mkdtempSync(join(Buffer.byteLength(tmpdir()) < 60 ? tmpdir() : '/tmp', 'leitstern-')), 'socket')
  writeFileSync(pointer(dataDir), `${short}\n`, { mode: 0o600 })
  return short
}

export function socketToCall(dataDir: string): string {
  return existsSync(pointer(dataDir)) ? readFileSync(pointer(dataDir), 'utf8').trim() : near(dataDir)
}

/** A call travels in this header (base64url of JSON), a file as the body. */
export const CALL_HEADER = 'x-leitstern-call'
export type CommandCall = { operation: string; input: Record<string, unknown>; community?: string | undefined }
