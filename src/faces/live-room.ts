/** One community's sockets on this node: reads the log once for all of them and fans it out by topic. */
import type { WebSocket } from 'ws'
import { readHead, readLog } from '#kernel/log.ts'
import type { House } from '#kernel/perform.ts'
import type { Identify, Identity } from '#kernel/tenancy.ts'
import { type Addressed, framesOf } from './live-frames.ts'
import { outbox } from './live-outbox.ts'
import { closing } from './live-protocol.ts'
import { restAfter, takeTurns } from './live-turns.ts'

export type Seat = {
  socket: WebSocket
  who: Identity
  /** Who the same request would come from now: undefined once its session or token has ended. */
  identify(): Promise<Identity | undefined>
  memberId: string
  kind: 'member' | 'guest'
  topics: Set<string>
  typedAt: number
}
export type LiveOptions = {
  house: House
  identify: Identify
  /** Which of these subjects the member may see: the same scope as everywhere. */
  visibleOf(house: House, community: string, seat: Seat, subjects: string[]): Promise<string[]>
  circlesOf(house: House, community: string, member: string): Promise<string[]>
  report(error: unknown): void
  /** How long a lost wake may stay lost. */
  pollMs?: number | undefined
}

export type Room = ReturnType<typeof roomOf>

/** So much is read at once; a gap that is longer is cheaper to load afresh. */
const PAGE = 500
const TYPING_EVERY_MS = 1_500

export function roomOf({ house, visibleOf, circlesOf, report }: LiveOptions, community: string, onEmpty: () => void) {
  const seats = new Set<Seat>()
  const topics = new Map<string, Set<Seat>>()
  const out = outbox((topic) => topics.get(topic) ?? [])
  const turns = takeTurns(turn, report)
  let seq = 0
  let wanted = 0
  let changes = 0
  const opened = headOf().then((head) => {
    seq = head
  })

  const join = (seat: Seat, topic: string) => {
    seat.topics.add(topic)
    const at = topics.get(topic) ?? new Set()
    topics.set(topic, at.add(seat))
  }
  const part = (seat: Seat, topic: string) => {
    seat.topics.delete(topic)
    const at = topics.get(topic)
    at?.delete(seat)
    if (at?.size === 0) topics.delete(topic)
  }

  const tell = (to: string[], hint: object) => {
    out.add(to, JSON.stringify(hint))
    turns.ask()
  }
  /** Asks again where rights changed meanwhile: what was true before lets nobody in after. */
  const ofNow = async <T>(ask: () => Promise<T>): Promise<T> => {
    const at = changes
    const answer = await ask()
    return at === changes ? answer : ofNow(ask)
  }
  const circleTopics = async (seat: Seat) =>
    (await ofNow(() => circlesOf(house, community, seat.memberId))).map((circle) => `circle:${circle}`)
  const isHere = (member: string) => [...seats].some((seat) => seat.memberId === member)

  async function headOf(): Promise<number> {
    return house.db.transaction(community, async (tx) => (await tx.one(readHead({ community })))?.seq ?? 0)
  }

  /** Reads what the log has and sends it, with the hints that wait. */
  async function turn(): Promise<number> {
    await opened
    const upTo = wanted
    const page = upTo > seq ? await pageAfter(seq) : []
    const start = performance.now()
    for (const { topics: to, frame } of page) out.add(to, frame)
    seq = page.at(-1)?.entry.seq ?? seq
    if (page.length === PAGE) turns.ask()
    // A poll wants whatever there is: now it has it.
    else if (wanted === upTo) wanted = seq
    const frames = out.send()
    return restAfter(performance.now() - start, frames)
  }

  function pageAfter(after: number): Promise<Addressed[]> {
    return house.db.transaction(community, async (tx) => {
      const entries = await tx.rows(readLog({ community, after, most: PAGE }))
      return framesOf(tx, community, entries)
    })
  }

  return {
    seq: () => seq,
    here: () => [...new Set([...seats].map((seat) => seat.memberId))],

    async enter(seat: Seat) {
      const isFirst = !isHere(seat.memberId)
      seats.add(seat)
      await opened
      const circles = await circleTopics(seat)
      // Gone again before it was in.
      if (!seats.has(seat)) return
      join(seat, `member:${seat.memberId}`)
      if (seat.kind === 'member') join(seat, 'community')
      for (const topic of circles) join(seat, topic)
      if (isFirst) tell(['community'], { here: [seat.memberId], gone: [] })
    },

    leave(seat: Seat) {
      for (const topic of [...seat.topics]) part(seat, topic)
      seats.delete(seat)
      if (!isHere(seat.memberId)) tell(['community'], { here: [], gone: [seat.memberId] })
      if (seats.size > 0) return
      turns.stop()
      onEmpty()
    },

    async watch(seat: Seat, subjects: string[]) {
      const seen = await ofNow(() => visibleOf(house, community, seat, subjects))
      for (const subject of seen) join(seat, `subject:${subject}`)
      // With the log's place: a screen that fetched before this must look again.
      seat.socket.send(JSON.stringify({ watching: seen, seq }))
      const lost = subjects.filter((subject) => !seen.includes(subject))
      if (lost.length > 0) seat.socket.send(JSON.stringify({ lost }))
    },

    unwatch(seat: Seat, subjects: string[]) {
      for (const subject of subjects) part(seat, `subject:${subject}`)
    },

    /** Sends what this seat's topics missed since `from`, or says that it is too much. */
    async replay(seat: Seat, from: number) {
      const upTo = seq
      if (upTo - from > PAGE) return seat.socket.send(JSON.stringify({ reset: true }))
      const page = from < upTo ? await pageAfter(from) : []
      const missed = page.filter(({ topics: to }) => to.some((topic) => seat.topics.has(topic)))
      const frames = missed.map(({ frame }) => frame)
      seat.socket.send(`[${[...frames, JSON.stringify({ caughtUp: upTo })].join(',')}]`)
    },

    typing(seat: Seat, { subject, thread }: { subject: string; thread: string | null }) {
      const now = performance.now()
      if (!seat.topics.has(`subject:${subject}`) || now - seat.typedAt < TYPING_EVERY_MS) return
      seat.typedAt = now
      const frame = { typing: { member: seat.memberId, subject, thread } }
      house.bus.hint({ community, topics: [`subject:${subject}`], frame })
    },

    hint: tell,

    wake(to: number) {
      wanted = Math.max(wanted, to)
      if (wanted > seq) turns.ask()
    },

    /** Rights changed: who is no longer a member goes at once, others lose what they may no longer see. */
    recheck(person: string | undefined) {
      changes++
      for (const seat of seats) {
        if (!person || seat.who.personId === person) void recheckSeat(seat).catch(report)
      }
    },
  }

  async function recheckSeat(seat: Seat) {
    if (!(await seat.identify())) return seat.socket.close(closing.signedOut)
    const member = await house.tenancy.activeMember(community, seat.who.personId!)
    if (!member || member.id !== seat.memberId) return seat.socket.close(closing.notAMember)
    const watched = [...seat.topics].filter((topic) => topic.startsWith('subject:')).map((topic) => topic.slice(8))
    const seen = new Set(await ofNow(() => visibleOf(house, community, seat, watched)))
    const lost = watched.filter((subject) => !seen.has(subject))
    for (const subject of lost) part(seat, `subject:${subject}`)
    if (lost.length > 0) seat.socket.send(JSON.stringify({ lost }))
    const circles = new Set(await circleTopics(seat))
    for (const topic of [...seat.topics]) if (topic.startsWith('circle:') && !circles.has(topic)) part(seat, topic)
    for (const topic of circles) join(seat, topic)
  }
}
