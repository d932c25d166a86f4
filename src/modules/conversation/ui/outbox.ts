/** What was said and is not yet confirmed, kept while screens change; a second try has the same key, so nothing is said twice. */
import { useSyncExternalStore } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { call, Refused } from '#web/call.ts'
import { type Attachment, type Message, postMessage } from '../contract.ts'

export type Sending = {
  key: string
  community: string
  subjectId: string
  threadId: string | null
  text: string
  files: Attachment[]
  at: string
  /** The greatest log number shown when it was sent. */
  afterSeq: number
  alsoInChannel?: boolean
  mentionMany?: boolean
  /** Why it was refused; undefined: on its way. */
  failed?: string
}
export type Posted = OutputOf<typeof postMessage>

let all: readonly Sending[] = []
const listeners = new Set<() => void>()
const posted = new Set<(message: Posted) => void>()

function set(next: readonly Sending[]) {
  all = next
  for (const hear of listeners) hear()
}

function subscribe(hear: () => void) {
  listeners.add(hear)
  return () => void listeners.delete(hear)
}

export const outbox = { subscribe, all: () => all }
const none: readonly Sending[] = []

/** Those of one conversation that do not stand in it yet: a frame may be faster than the answer. */
export function useSending(subjectId: string, threadId: string | null, items: readonly Message[]): readonly Sending[] {
  const every = useSyncExternalStore(subscribe, () => all)
  const mine = every.filter((one) => one.subjectId === subjectId && one.threadId === threadId)
  if (mine.length === 0) return none
  return mine.filter((one) => !items.some((said) => said.text === one.text.trim() && (said.seq ?? 0) > one.afterSeq))
}

export function hearPosted(hear: (message: Posted) => void): () => void {
  posted.add(hear)
  return () => void posted.delete(hear)
}

export async function send(sending: Sending): Promise<void> {
  const { key, community } = sending
  const { failed: _, ...tried } = sending
  set(all.some((one) => one.key === key) ? all.map((one) => (one.key === key ? tried : one)) : [...all, tried])
  try {
    const message = await call(postMessage, inputOf(sending), { community, key })
    set(all.filter((one) => one.key !== key))
    for (const hear of posted) hear(message)
  } catch (error) {
    const failed = error instanceof Refused ? error.code : 'bug'
    set(all.map((one) => (one.key === key ? { ...one, failed } : one)))
  }
}

export function giveUp(key: string): void {
  set(all.filter((one) => one.key !== key))
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

/** Who was offline when sending meant it: it goes out when the line is back. */
if (typeof window !== 'undefined') {
  window.addEventListener('online', () => {
    for (const one of all) if (one.failed === 'offline') void send(one)
  })
}
