/** Fans frames out by topic: the first at once, what follows within 50 ms together; each frame is built once. */
import { Sender, type WebSocket } from 'ws'

type Reached = { socket: WebSocket }

const TOGETHER_MS = 50
/** A socket that does not take what it is sent is cut; its client comes back and catches up from the log. */
const MOST_WAITING_BYTES = 1024 * 1024

export type Outbox = { publish(topics: string[], frame: string): void; close(): void }

export function outbox(reachedBy: (topic: string) => Iterable<Reached>): Outbox {
  const waiting = new Map<string, { frames: string[]; timer: NodeJS.Timeout }>()

  const flush = (topic: string) => {
    const { frames } = waiting.get(topic)!
    waiting.delete(topic)
    if (frames.length === 0) return
    deliver(topic, frames.length === 1 ? frames[0]! : `[${frames.join(',')}]`)
    hold(topic)
  }
  const hold = (topic: string) => {
    waiting.set(topic, { frames: [], timer: setTimeout(flush, TOGETHER_MS, topic) })
  }
  const deliver = (topic: string, text: string) => {
    const bytes = build(text)
    for (const { socket } of reachedBy(topic)) write(socket, bytes)
  }

  return {
    publish(topics, frame) {
      for (const topic of topics) {
        const held = waiting.get(topic)
        if (held) held.frames.push(frame)
        else {
          deliver(topic, frame)
          hold(topic)
        }
      }
    },
    close() {
      for (const { timer } of waiting.values()) clearTimeout(timer)
      waiting.clear()
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
