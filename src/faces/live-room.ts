/** One community's sockets on this node: reads the log once for all of them and fans it out by topic. */
import { readHead, readLog } from '#kernel/log.ts'
import type { House } from '#kernel/perform.ts'
import type { Identify } from '#kernel/tenancy.ts'
import { type Addressed, framesOf } from './live-frames.ts'
import { outbox } from './live-outbox.ts'
import { closing } from './live-protocol.ts'
import { type Seat, seatsByMember } from './live-seats.ts'
import { restAfter, takeTurns } from './live-turns.ts'

export type LiveOptions = {
  house: House
  identify: Identify
  /** Which of these subjects the member may see: the same scope as everywhere. */
  visibleOf(house: House, community: string, seat: Seat, subjects: string[]): Promise<string[]>
  circlesOf(house: House, community: string, member: string): Promise<string[]>
  report(error: unknown): void
  /** How long a lost wake may stay lost. */
  pollMs?: number | undefined
  /** How long a token that ran out is still listened with: nobody says when that happens. */
  lookMs?: number | undefined
}

export type Room = ReturnType<typeof roomOf>

/** So much is read at once; a gap that is longer is cheaper to load afresh. */
const PAGE = 500
const TYPING_EVERY_MS = 1_500

export function roomOf({ house, visibleOf, circlesOf, report }: LiveOptions, community: string, onEmpty: () => void) {
  const seats = seatsByMember()
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

  async function headOf(): Promise<number> {
    return house.db.transaction(community, async (tx) => (await tx.one(readHead({ community })))?.seq ?? 0)
  }

  /** Reads what the log has and sends it, with the hints that wait. */
  async function turn(): Promise<number> {
    await opened
    const isWanted = wanted > seq
    // A poll wants whatever there is by now; what is woken for while that is read is wanted besides.
    if (wanted === Number.POSITIVE_INFINITY) wanted = seq
    const page = isWanted ? await pageAfter(seq) : []
    const start = performance.now()
    for (const { topics: to, frame } of page) out.add(to, frame)
    seq = page.at(-1)?.entry.seq ?? seq
    if (page.length === PAGE) wake(Number.POSITIVE_INFINITY)
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
    here: seats.members,

    async enter(seat: Seat) {
      const isFirst = seats.add(seat) === 1
      const oldest = seats.oldestTooMany(seat.memberId)
      if (oldest) {
        leave(oldest)
        oldest.socket.close(closing.tooMany)
      }
      await opened
      const circles = await circleTopics(seat)
      // Gone again before it was in.
      if (!seats.has(seat)) return
      join(seat, `member:${seat.memberId}`)
      if (seat.kind === 'member') join(seat, 'community')
      for (const topic of circles) join(seat, topic)
      seat.cameAt = seq
      if (isFirst) tell(['community'], { here: [seat.memberId], gone: [] })
    },

    leave,

    async watch(seat: Seat, subjects: string[]) {
      // Watching nothing asks for a sign of life.
      const seen = subjects.length > 0 ? await ofNow(() => visibleOf(house, community, seat, subjects)) : []
      for (const subject of seen) join(seat, `subject:${subject}`)
      // With the log's place: a screen that fetched before this must look again.
      seat.socket.send(JSON.stringify({ watching: seen, seq }))
      const lost = subjects.filter((subject) => !seen.includes(subject))
      if (lost.length > 0) seat.socket.send(JSON.stringify({ lost }))
    },

    unwatch(seat: Seat, subjects: string[]) {
      for (const subject of subjects) part(seat, `subject:${subject}`)
    },

    /**
     * Takes a place again after a break: what these subjects told since `from` is said first, then they are heard, with
     * nothing in between lost, doubled or out of order: what was read ends where the room stands when the seat joins.
     * The first time with what the seat need not watch.
     */
    async sit(seat: Seat, subjects: string[], from: number) {
      const missed: Addressed[] = []
      const isTooMuch = () => seq - from > PAGE
      let read = from
      let asked = -1
      let seen: string[] = []
      // A log that is behind was brought back from an earlier day.
      const isBehind = from > seq && from > (await headOf())
      while (asked !== changes || (read < seq && !isTooMuch())) {
        if (asked !== changes) {
          asked = changes
          seen = await visibleOf(house, community, seat, subjects)
        } else {
          const upTo = seq
          const page = await pageAfter(read)
          missed.push(...page)
          read = page.length === PAGE ? page.at(-1)!.entry.seq : Math.max(upTo, page.at(-1)?.entry.seq ?? 0)
        }
      }
      // From here on nothing is awaited: no turn comes between what is said and the joining.
      const again = new Set(seen.map((subject) => `subject:${subject}`))
      const own = new Set([...seat.topics].filter((topic) => !topic.startsWith('subject:')))
      const isMissed = ({ entry, topics: to }: Addressed) =>
        entry.seq <= seq && to.some((topic) => again.has(topic) || (entry.seq <= seat.cameAt && own.has(topic)))
      const said: string[] = [JSON.stringify({ watching: seen, seq })]
      if (isBehind || isTooMuch()) said.push(JSON.stringify({ reset: true, seq }))
      else said.push(...missed.filter(isMissed).map(({ frame }) => frame), JSON.stringify({ caughtUp: seq }))
      const lost = subjects.filter((subject) => !seen.includes(subject))
      if (lost.length > 0) said.push(JSON.stringify({ lost }))
      seat.cameAt = 0
      if (!seats.has(seat)) return
      for (const topic of again) join(seat, topic)
      seat.socket.send(`[${said.join(',')}]`)
    },

    typing(seat: Seat, { subject, thread }: { subject: string; thread: string | null }) {
      const now = performance.now()
      if (!seat.topics.has(`subject:${subject}`) || now - seat.typedAt < TYPING_EVERY_MS) return
      seat.typedAt = now
      const frame = { typing: { member: seat.memberId, subject, thread } }
      house.bus.hint({ community, topics: [`subject:${subject}`], frame })
    },

    hint: tell,

    wake,

    /** Whether the seat is still theirs. */
    look: (seat: Seat) => void recheckSeat(seat).catch(report),

    /** Rights changed: who is no longer a member goes at once, others lose what they may no longer see. */
    recheck(person: string | undefined) {
      changes++
      for (const seat of seats.all()) {
        if (!person || seat.who.personId === person) void recheckSeat(seat).catch(report)
      }
    },
  }

  function wake(to: number) {
    wanted = Math.max(wanted, to)
    if (wanted > seq) turns.ask()
  }

  function leave(seat: Seat) {
    for (const topic of [...seat.topics]) part(seat, topic)
    const left = seats.remove(seat)
    if (left === undefined) return
    if (left === 0) tell(['community'], { here: [], gone: [seat.memberId] })
    if (!seats.isEmpty()) return
    turns.stop()
    onEmpty()
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
