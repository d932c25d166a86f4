/**
 * What was said and the house has not confirmed yet: kept on this device, shown while it waits, sent one after the other
 * as soon as the network is there. A second try has the same key, so nothing is said twice.
 */
import { useSyncExternalStore } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { me } from '#modules/people/contract.ts'
import { call, Refused } from '#web/call.ts'
import { isStill, keepWho, onKeptElsewhere } from '#web/kept.ts'
import { onReached } from '#web/reached.ts'
import { type Message, postMessage } from '../contract.ts'
import {
  inOrder,
  keepSending,
  keptSendings,
  keptShelf,
  type Place,
  type Sending,
  unkeepSending,
} from './outbox-kept.ts'

export type Posted = OutputOf<typeof postMessage>

/** An answer that takes longer does not come. */
const TOO_LATE_MS = 30_000
const FIRST_WAIT_MS = 2_000
const LONGEST_WAIT_MS = 30_000
/** The house knows a key for 48 hours: after that a second try might say it twice. */
const KEY_LASTS_MS = 47 * 3_600_000

let place: Place | undefined
let all: readonly Sending[] = []
/** What a full or closed storage did not take: it lasts as long as this page. */
const onlyHere = new Set<string>()
const listeners = new Set<() => void>()
const posted = new Set<(message: Posted) => void>()
let isBusy = false
/** The last turn could not send all. */
let isAway = false
/** Because nothing was reached at all: whatever else gets through says that it is worth another try. */
let isUnreached = false
let wait = FIRST_WAIT_MS
let timer: ReturnType<typeof setTimeout> | undefined

export const outbox = {
  subscribe(hear: () => void) {
    listeners.add(hear)
    return () => void listeners.delete(hear)
  },
  all: () => all,
  isAway: () => isAway,
}
const none: readonly Sending[] = []

export function hearPosted(hear: (message: Posted) => void): () => void {
  posted.add(hear)
  return () => void posted.delete(hear)
}

/** Those of one conversation that do not stand in it yet: a frame may be faster than the answer. */
export function useSending(subjectId: string, threadId: string | null, items: readonly Message[], mine: string | null) {
  const every = useSyncExternalStore(outbox.subscribe, outbox.all)
  const here = every.filter((one) => one.subjectId === subjectId && one.threadId === threadId)
  if (here.length === 0) return none
  return here.filter((one) => !(one.triedAt && !one.failed && items.some((said) => hasArrivedAs(one, said, mine))))
}

const hasArrivedAs = (one: Sending, said: Message, mine: string | null): boolean =>
  said.author.id === mine && said.text === one.text.trim() && (said.seq ?? 0) > one.afterSeq

/** Looks after what waits in a community, whichever of its screens is open. */
export function lookAfter(at: Place): () => void {
  place = at
  isAway = false
  isUnreached = false
  wait = FIRST_WAIT_MS
  refresh()
  void sendAll({ isSure: false })
  const again = () => void sendAll({ isSure: false })
  const reached = () => {
    if (isUnreached) again()
  }
  const stops = [onReached(reached), onKeptElsewhere(keptShelf(at), refresh)]
  window.addEventListener('online', again)
  return () => {
    for (const stop of stops) stop()
    window.removeEventListener('online', again)
    clearTimeout(timer)
    place = undefined
    set([])
  }
}

export function send(sending: Sending): void {
  if (!place) return
  const { failed: _, ...waiting } = sending
  // Two in one millisecond keep their order, too.
  const last = Date.parse(all.findLast(isWaiting)?.at ?? '') || 0
  put(place, { ...waiting, at: new Date(Math.max(Date.parse(waiting.at), last + 1)).toISOString() })
  void sendAll({ isSure: !isAway })
}

export function giveUp(key: string): void {
  if (place) drop(place, key)
}

/** One after the other, in one tab at a time. `isSure`: the screen was just used by whoever it belongs to. */
async function sendAll({ isSure }: { isSure: boolean }): Promise<void> {
  const at = place
  if (!at || isBusy || !all.some(isWaiting)) return
  isBusy = true
  clearTimeout(timer)
  const isDone = await alone(at, async () => {
    if (place === at) refresh()
    isUnreached = false
    const isMine = isSure ? isStill(at.person) : await isMe(at)
    if (!isMine) return false
    for (;;) {
      const next = place === at ? all.find(isWaiting) : undefined
      if (!next) return true
      if (!(await attempt(at, next))) return false
    }
  }).catch(() => false)
  isBusy = false
  isAway = !isDone
  if (isDone) wait = FIRST_WAIT_MS
  else {
    timer = setTimeout(() => void sendAll({ isSure: false }), wait)
    wait = Math.min(wait * 2, LONGEST_WAIT_MS)
  }
  for (const hear of listeners) hear()
  // Written while the last answer was on its way, or in another community meanwhile.
  if (isDone || place !== at) void sendAll({ isSure })
}

const isWaiting = (one: Sending): boolean => one.failed === undefined

/** After a break: in this browser someone else may have signed in meanwhile. */
const isMe = ({ person }: Place): Promise<boolean> =>
  call(me, {}, { signal: AbortSignal.timeout(TOO_LATE_MS) }).then(
    ({ id }) => {
      keepWho(id)
      return id === person
    },
    (error) => {
      noteUnreached(error)
      return false
    },
  )

/** False: the network is away, the same is tried later. */
async function attempt(at: Place, one: Sending): Promise<boolean> {
  if (one.triedAt && Date.now() - Date.parse(one.triedAt) > KEY_LASTS_MS) {
    put(at, { ...one, failed: 'maybe_sent' })
    return true
  }
  const tried = { ...one, triedAt: one.triedAt ?? new Date().toISOString() }
  put(at, tried)
  try {
    const signal = AbortSignal.timeout(TOO_LATE_MS)
    const message = await call(postMessage, inputOf(one), { community: at.slug, key: one.key, signal })
    drop(at, one.key)
    for (const hear of posted) hear(message)
    return true
  } catch (error) {
    noteUnreached(error)
    if (mayPass(error)) return false
    // Thrown away while it was on its way.
    if (place === at && !all.some(({ key }) => key === one.key)) return true
    // What was refused was not said: changed, it is another message.
    const { triedAt: _, ...fresh } = one
    put(at, { ...fresh, failed: error instanceof Refused ? error.code : 'bug' })
    return true
  }
}

/** The network, a house that restarts, too many at once, a session that ended: none of it is about the message. */
const mayPass = (error: unknown): boolean =>
  error instanceof Refused && [0, 401, 429, 502, 503, 504].includes(error.status)

function noteUnreached(error: unknown) {
  isUnreached = error instanceof Refused && error.status === 0
}

/** Tabs take turns where the browser can hold them apart; the key keeps it at once in any case. */
const alone = (at: Place, work: () => Promise<boolean>): Promise<boolean> =>
  typeof navigator !== 'undefined' && navigator.locks
    ? navigator.locks.request(`leitstern.outbox ${at.person} ${at.community}`, work)
    : work()

function refresh() {
  if (!place) return
  const kept = keptSendings(place)
  set(inOrder([...kept, ...all.filter((one) => onlyHere.has(one.key))]))
}

function put(at: Place, one: Sending) {
  if (keepSending(at, one)) onlyHere.delete(one.key)
  else onlyHere.add(one.key)
  if (place === at) set(inOrder([...all.filter(({ key }) => key !== one.key), one]))
}

function drop(at: Place, key: string) {
  unkeepSending(at, key)
  onlyHere.delete(key)
  if (place === at) set(all.filter((one) => one.key !== key))
}

function set(next: readonly Sending[]) {
  all = next
  for (const hear of listeners) hear()
}

function inputOf({ subjectId, text, threadId, files, alsoInChannel, mentionMany }: Sending) {
  return {
    subjectId,
    text,
    ...(threadId && { threadId }),
    ...(files.length > 0 && { fileIds: files.map((file) => file.id) }),
    ...(alsoInChannel && { alsoInChannel }),
    ...(mentionMany && { mentionMany }),
  }
}
