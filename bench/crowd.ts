/** A crowd of raw sockets that listen for marks: little work for each, so that it is not the listeners one measures. */
import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

export type Invitation = {
  url: string
  headersOf?(listener: number): string
  /** What each says once it is in, and the piece of an answer it then waits for. */
  greeting?: { says: object; until: string }
}
export type Crowd = {
  /** Called for each mark that comes to a listener; set by whoever measures. */
  hear(listener: number, mark: number, at: number): void
  leave(): void
}

/** What marks a message in whatever frame carries it: found without reading the rest of the frame. */
export const markOf = (n: number): string => `@${String(n).padStart(8, '0')}@`
const MARK_BYTES = markOf(0).length
const AT = '@'.charCodeAt(0)

const NOTHING = Buffer.alloc(0)
const JOIN_TOGETHER = 50
/** A pong nobody asked for keeps a socket open (RFC 6455 5.5.3). */
const PONG = masked(0xa, NOTHING)
const PONG_EVERY_MS = 15_000
/** What is read is looked through at once, so one buffer does for all. */
const read = Buffer.allocUnsafe(256 * 1024)

export async function gather(size: number, invitation: Invitation): Promise<Crowd> {
  const crowd = { hear: (_listener: number, _mark: number, _at: number) => {}, leave }
  const sockets: Socket[] = []
  let isOver = false
  for (let n = 0; n < size; n += JOIN_TOGETHER) {
    const some = Array.from({ length: Math.min(JOIN_TOGETHER, size - n) }, (_, m) => n + m)
    sockets.push(...(await Promise.all(some.map((listener) => join(invitation, listener, crowd)))))
  }
  for (const socket of sockets) {
    socket.on('close', () => {
      if (!isOver) throw new Error('the server cut a socket that listened')
    })
  }
  const pongs = setInterval(() => {
    for (const socket of sockets) socket.write(PONG)
  }, PONG_EVERY_MS)
  function leave() {
    isOver = true
    clearInterval(pongs)
    for (const socket of sockets) socket.destroy()
  }
  return crowd
}

function join({ url, headersOf, greeting }: Invitation, listener: number, crowd: Crowd): Promise<Socket> {
  const { hostname, port, host, pathname, search } = new URL(url)
  return new Promise((resolve, reject) => {
    let isIn = false
    let before = ''
    let rest: Buffer = NOTHING
    const listen = (bytes: Buffer, at: number) => {
      const all = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes
      const end = marksIn(all, (mark) => crowd.hear(listener, mark, at))
      rest = end < all.length ? Buffer.from(all.subarray(end)) : NOTHING
    }
    const enter = (bytes: Buffer) => {
      const isOpen = before.includes('\r\n\r\n')
      before += bytes.toString('latin1')
      if (!before.startsWith('HTTP/1.1 101')) return reject(new Error(`refused: ${before}`))
      if (!before.includes('\r\n\r\n')) return
      if (greeting && !isOpen) socket.write(masked(0x1, Buffer.from(JSON.stringify(greeting.says))))
      if (greeting && !before.includes(greeting.until)) return
      isIn = true
      resolve(socket)
    }
    const callback = (length: number) => {
      const bytes = read.subarray(0, length)
      if (isIn) listen(bytes, performance.now())
      else enter(bytes)
      return true
    }
    const socket = connect({ host: hostname, port: Number(port), noDelay: true, onread: { buffer: read, callback } })
    socket.on('error', reject)
    socket.write(
      `GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n${headersOf?.(listener) ?? ''}\r\n`,
    )
  })
}

/** Tells each mark; answers where one begins that is not whole yet, else the end. */
function marksIn(bytes: Buffer, tell: (mark: number) => void): number {
  let at = bytes.indexOf(AT)
  while (at >= 0) {
    if (at + MARK_BYTES > bytes.length) return at
    const isMark = bytes[at + MARK_BYTES - 1] === AT
    if (isMark) tell(Number(bytes.toString('latin1', at + 1, at + MARK_BYTES - 1)))
    // A frame's length may look like the sign, too.
    at = bytes.indexOf(AT, at + (isMark ? MARK_BYTES : 1))
  }
  return bytes.length
}

/** One short frame as a client sends it (RFC 6455 5.2); a mask of zeros leaves the bytes as they are. */
function masked(opcode: number, bytes: Buffer): Buffer {
  if (bytes.length > 125) throw new Error('too long for a short frame')
  return Buffer.concat([Buffer.from([0x80 | opcode, 0x80 | bytes.length, 0, 0, 0, 0]), bytes])
}
