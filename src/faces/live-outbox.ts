/** Frames on their way, by topic: what goes to a topic together goes as one, built once for all its sockets. */
import { Sender, type WebSocket } from 'ws'

type Reached = { socket: WebSocket }

/** A socket that does not take what it is sent is cut; its client comes back and catches up from the log. */
const MOST_WAITING_BYTES = 1024 * 1024

export type Outbox = {
  add(topics: string[], frame: string): void
  /** Sends all that was added; answers how many frames that was. */
  send(): number
}

export function outbox(reachedBy: (topic: string) => Iterable<Reached>): Outbox {
  let waiting = new Map<string, string[]>()
  let count = 0
  return {
    add(topics, frame) {
      count++
      for (const topic of topics) {
        const frames = waiting.get(topic)
        if (frames) frames.push(frame)
        else waiting.set(topic, [frame])
      }
    },
    send() {
      const [sent, byTopic] = [count, waiting]
      count = 0
      waiting = new Map()
      for (const [topic, frames] of byTopic) {
        const bytes = build(frames.length === 1 ? frames[0]! : `[${frames.join(',')}]`)
        for (const { socket } of reachedBy(topic)) write(socket, bytes)
      }
      return sent
    },
  }
}

/** One unmasked text frame (RFC 6455 5.2), to be written to every socket as it is. */
function build(text: string): Buffer {
  const parts = Sender.frame(Buffer.from(text), { fin: true, opcode: 1, mask: false, rsv1: false, readOnly: true })
  return Buffer.concat(parts as Buffer[])
}

function write(socket: WebSocket, bytes: Buffer) {
  if (socket.readyState !== socket.OPEN) return
  const { _socket: stream } = socket as unknown as { _socket: import('node:net').Socket }
  if (stream.writableLength > MOST_WAITING_BYTES) return socket.terminate()
  stream.write(bytes)
}

// Exported by the package, missing from its types.
declare module 'ws' {
  const Sender: { frame(data: Buffer, options: Record<string, boolean | number>): Buffer[] }
}
