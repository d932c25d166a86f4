/** The live socket of one community: hears frames once each, says what is watched, catches up after a break. */
import { createContext, useContext } from 'react'
import { openLine } from './live-line.ts'
import { seenSeqs } from './live-seqs.ts'
import { onReached } from './reached.ts'

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

/**
 * `onDoubt`: the house closed or would not open: asks whether this is still one's place. Before it is answered nothing is
 * tried again.
 */
export function openLive(community: string, onDoubt: () => Promise<boolean>): Live {
  const frames = listeners<Frame | 'reset'>()
  const typings = listeners<Typing>()
  const hints = listeners<Record<string, unknown>>()
  const states = listeners<undefined>()
  const watched = new Map<string, number>()
  const here = new Set<string>()
  const heard = seenSeqs()
  let state: LiveState = 'connecting'
  /** So many answers are awaited until what was missed has come; what comes before waits, so that it is told in order. */
  let owed = 0
  let held: Frame[] = []

  const line = openLine({
    address: addressOf(community),
    onSaid: take,
    onDoubt,
    onAway() {
      owed = 0
      held = []
      set('away')
    },
  })
  const set = (next: LiveState) => {
    if (state === next) return
    state = next
    states.tell(undefined)
  }
  const sayWatch = (what: 'watch' | 'unwatch', subjects: readonly string[]) => {
    // Before the hello all that is watched is said with it.
    if (state === 'open') for (const some of inParts(subjects)) line.say({ [what]: some })
  }
  /** In one sentence with the place in the log: what was missed comes before what is new. */
  const sayWatchSince = (since: number, subjects: readonly string[]) => {
    const parts = subjects.length > 0 ? inParts(subjects) : [[]]
    owed = parts.length
    for (const watch of parts) line.say({ watch, since })
  }

  function take(said: Record<string, unknown>) {
    if (typeof said.seq === 'number' && typeof said.kind === 'string') {
      if (owed > 0) held.push(said as Frame)
      else tell(said as Frame)
    } else if (said.hello) welcome(said.hello as { seq: number; here: string[] })
    else if (said.reset) {
      heard.beginAt(said.seq as number)
      caughtUp()
      frames.tell('reset')
    } else if (said.caughtUp !== undefined) {
      caughtUp()
      heard.upTo(said.caughtUp as number)
    } else if (said.watching && owed > 0) return
    else if (said.typing) typings.tell(said.typing as Typing)
    else if (said.here) meet(said as { here: string[]; gone: string[] })
    else hints.tell(said)
  }

  function tell(frame: Frame) {
    if (heard.isNew(frame.seq)) frames.tell(frame)
  }

  function caughtUp() {
    owed = Math.max(0, owed - 1)
    if (owed > 0) return
    const missed = held.sort((one, other) => one.seq - other.seq)
    held = []
    for (const frame of missed) tell(frame)
    // Hints are not numbered: one may have been missed.
    hints.tell({ badge: true })
  }

  function welcome(hello: { seq: number; here: string[] }) {
    here.clear()
    for (const member of hello.here) here.add(member)
    line.stands()
    set('open')
    states.tell(undefined)
    const since = heard.resumeAt()
    if (since !== undefined) return sayWatchSince(since, [...watched.keys()])
    heard.beginAt(hello.seq)
    sayWatch('watch', [...watched.keys()])
  }

  function meet(change: { here: string[]; gone: string[] }) {
    for (const member of change.here) here.add(member)
    for (const member of change.gone) here.delete(member)
    states.tell(undefined)
  }

  const unwake = wakeWith((why) => line.wake(why))
  return {
    hear: frames.add,
    hearTyping: typings.add,
    hearHint: hints.add,
    onState: (hear) => states.add(hear),
    state: () => state,
    here: () => here,
    typing: (subject, thread) => line.say({ typing: { subject, thread } }),
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
      unwake()
      line.close()
    },
  }
}

function addressOf(community: string): URL {
  const address = new URL(`/live?community=${encodeURIComponent(community)}`, location.href)
  address.protocol = address.protocol.replace('http', 'ws')
  return address
}

function inParts(subjects: readonly string[]): string[][] {
  const parts: string[][] = []
  for (let at = 0; at < subjects.length; at += MOST_AT_ONCE) parts.push(subjects.slice(at, at + MOST_AT_ONCE))
  return parts
}

/** The network is back, someone looks again, a call was answered: no reason to wait any longer. */
function wakeWith(wake: (why: 'person' | 'call') => void): () => void {
  const seen = () => document.visibilityState === 'visible' && wake('person')
  const back = () => wake('person')
  const unreach = onReached(() => wake('call'))
  window.addEventListener('online', back)
  document.addEventListener('visibilitychange', seen)
  return () => {
    unreach()
    window.removeEventListener('online', back)
    document.removeEventListener('visibilitychange', seen)
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
