/** The live socket of one community: hears frames once each, says what is watched, comes back by itself. */
import { createContext, useContext } from 'react'

export type Frame = {
  seq: number
  subject: string | null
  kind: string
  data: Record<string, unknown>
  patch?: unknown
}
export type Typing = { member: string; subject: string; thread: string | null }
export type LiveState = 'connecting' | 'open' | 'away'

export type Live = {
  /** Each numbered frame once; `reset`: too much was missed, look again at everything. */
  hear(hear: (frame: Frame | 'reset') => void): () => void
  hearTyping(hear: (typing: Typing) => void): () => void
  hearHint(hear: (hint: Record<string, unknown>) => void): () => void
  /** Counted: watching twice needs two unwatches. */
  watch(subjects: string[]): () => void
  typing(subject: string, thread: string | null): void
  here(): ReadonlySet<string>
  state(): LiveState
  onState(hear: () => void): () => void
  close(): void
}

const Context = createContext<Live | undefined>(undefined)
export const LiveProvider = Context.Provider
export const useLive = (): Live | undefined => useContext(Context)

/** The house takes no more subjects in one sentence than this. */
const MOST_AT_ONCE = 500
/** First wait 0.5 s, then twice as long up to 20 s, each a little by chance: a node's sockets do not return at once. */
const LONGEST_WAIT_MS = 20_000
/** Codes from here on are the house's own (RFC 6455 7.4.2): the session ended, no longer a member. */
const CLOSED_BY_HOUSE = 4000

/** `onDoubt`: the house closed or would not open: whether this is still one's place is to be asked again. */
export function openLive(community: string, onDoubt: () => void): Live {
  const frames = listeners<Frame | 'reset'>()
  const typings = listeners<Typing>()
  const hints = listeners<Record<string, unknown>>()
  const states = listeners<undefined>()
  const watched = new Map<string, number>()
  const here = new Set<string>()
  const heard = seenSeqs()
  let socket: WebSocket | undefined
  let state: LiveState = 'connecting'
  let wait = 500
  let timer: ReturnType<typeof setTimeout> | undefined
  let isClosed = false
  /** From a new hello until what was missed has come: what it then begins to watch it hears from where it stood. */
  let isRejoining = false

  const set = (next: LiveState) => {
    if (state === next) return
    state = next
    states.tell(undefined)
  }
  const say = (what: Record<string, unknown>) => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(what))
  }
  const sayWatch = (what: 'watch' | 'unwatch', subjects: readonly string[]) => {
    for (let at = 0; at < subjects.length; at += MOST_AT_ONCE) say({ [what]: subjects.slice(at, at + MOST_AT_ONCE) })
  }

  function connect() {
    const address = new URL(`/live?community=${encodeURIComponent(community)}`, location.href)
    address.protocol = address.protocol.replace('http', 'ws')
    socket = new WebSocket(address)
    let hasOpened = false
    socket.onopen = () => {
      hasOpened = true
    }
    socket.onmessage = ({ data }) => {
      const parsed = JSON.parse(data)
      for (const one of Array.isArray(parsed) ? parsed : [parsed]) take(one)
    }
    socket.onclose = ({ code }) => {
      if (isClosed) return
      set('away')
      if (!hasOpened || code >= CLOSED_BY_HOUSE) onDoubt()
      timer = setTimeout(connect, wait * (0.5 + Math.random()))
      wait = Math.min(wait * 2, LONGEST_WAIT_MS)
    }
  }

  function take(said: Record<string, unknown>) {
    if (typeof said.seq === 'number' && typeof said.kind === 'string') {
      if (heard.isNew(said.seq)) frames.tell(said as Frame)
    } else if (said.hello) welcome(said.hello as { seq: number; here: string[] })
    else if (said.reset) {
      isRejoining = false
      frames.tell('reset')
    } else if (said.caughtUp) {
      isRejoining = false
      heard.from(said.caughtUp as number)
    } else if (said.watching && isRejoining) return
    else if (said.typing) typings.tell(said.typing as Typing)
    else if (said.here) meet(said as { here: string[]; gone: string[] })
    else hints.tell(said)
  }

  function welcome(hello: { seq: number; here: string[] }) {
    here.clear()
    for (const member of hello.here) here.add(member)
    wait = 500
    set('open')
    states.tell(undefined)
    isRejoining = heard.last() !== undefined
    sayWatch('watch', [...watched.keys()])
    if (isRejoining) say({ since: heard.last() })
    else heard.from(hello.seq)
  }

  function meet(change: { here: string[]; gone: string[] }) {
    for (const member of change.here) here.add(member)
    for (const member of change.gone) here.delete(member)
    states.tell(undefined)
  }

  connect()
  return {
    hear: frames.add,
    hearTyping: typings.add,
    hearHint: hints.add,
    onState: (hear) => states.add(hear),
    state: () => state,
    here: () => here,
    typing: (subject, thread) => say({ typing: { subject, thread } }),
    watch(subjects) {
      const fresh = subjects.filter((subject) => !watched.has(subject))
      for (const subject of subjects) watched.set(subject, (watched.get(subject) ?? 0) + 1)
      sayWatch('watch', fresh)
      return () => {
        const gone = subjects.filter((subject) => (watched.get(subject) ?? 0) <= 1)
        for (const subject of subjects) watched.set(subject, (watched.get(subject) ?? 1) - 1)
        for (const subject of gone) watched.delete(subject)
        sayWatch('unwatch', gone)
      }
    },
    close() {
      isClosed = true
      clearTimeout(timer)
      socket?.close()
    },
  }
}

function listeners<T>() {
  const all = new Set<(what: T) => void>()
  return {
    add: (hear: (what: T) => void) => {
      all.add(hear)
      return () => void all.delete(hear)
    },
    tell: (what: T) => {
      for (const hear of [...all]) hear(what)
    },
  }
}

/** Frames may come twice (two topics, a replay) or out of order: each number is taken once. */
export function seenSeqs() {
  let floor: number | undefined
  const above = new Set<number>()
  return {
    last: () => (above.size > 0 ? Math.max(floor ?? 0, ...above) : floor),
    from(seq: number) {
      floor = Math.max(floor ?? 0, seq)
      for (const one of above) if (one <= floor) above.delete(one)
    },
    isNew(seq: number): boolean {
      if ((floor !== undefined && seq <= floor - KEPT) || above.has(seq)) return false
      above.add(seq)
      if (above.size > 2 * KEPT) this.from([...above].sort((a, b) => a - b)[KEPT]!)
      return true
    },
  }
}
/** How far back a late or doubled frame is still told apart. */
const KEPT = 1_000
