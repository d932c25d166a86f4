/** What is known about the threads of one channel before any of its messages is handed on. */
import { type Json, text } from '../../shape.ts'
import { instantOf } from './time.ts'

export interface Threads {
  /** Heads that replies need and the files have not. */
  missing: Set<string>
  /** Heads that replies need and the files have: they are kept whatever they are. */
  heads: Set<string>
  /** Replies to replies → the true head, or '' where they run in a circle. */
  roots: Map<string, string>
}

/** The head a message says it replies to, if any. */
export function headOf(message: Json): string | undefined {
  const head = text(message.thread_ts)
  return head && head !== text(message.ts) && instantOf(head) ? head : undefined
}

/** Collects one channel; only what is odd about its threads is kept afterwards. */
export function threadCollector() {
  const headOfMessage = new Map<string, string | undefined>()
  return {
    add(message: Json) {
      const ts = text(message.ts)
      if (!headOfMessage.has(ts)) headOfMessage.set(ts, headOf(message))
    },
    threads(): Threads {
      const threads: Threads = { missing: new Set(), heads: new Set(), roots: new Map() }
      for (const head of headOfMessage.values()) {
        if (head === undefined || threads.roots.has(head)) continue
        const root = headOfMessage.get(head) ? rootOf(head, headOfMessage) : head
        if (root !== head) threads.roots.set(head, root)
        if (root) threads[headOfMessage.has(root) ? 'heads' : 'missing'].add(root)
      }
      return threads
    },
  }
}

/** Slack has no threads in threads; a forged file may, even in circles. */
function rootOf(start: string, headOfMessage: Map<string, string | undefined>): string {
  let at = start
  for (let steps = 0; steps < 10; steps++) {
    const next = headOfMessage.get(at)
    if (!next) return at
    at = next
  }
  return ''
}
