/** Who sits in a room: a member has as many seats as screens, up to a limit. */
import type { WebSocket } from 'ws'
import type { Identity } from '#kernel/tenancy.ts'

export type Seat = {
  socket: WebSocket
  who: Identity
  /** Who the same request would come from now: undefined once its session or token has ended. */
  identify(): Promise<Identity | undefined>
  memberId: string
  kind: 'member' | 'guest'
  topics: Set<string>
  /** The log's place when it began to hear what need not be watched: what it missed of that lies before. */
  cameAt: number
  typedAt: number
}

/** More screens than a person has; beyond it the oldest goes, since a phone that lost its network leaves sockets behind. */
export const MOST_SEATS = 20

export function seatsByMember() {
  const byMember = new Map<string, Set<Seat>>()
  return {
    /** How many the member now has. */
    add(seat: Seat): number {
      const mine = byMember.get(seat.memberId) ?? new Set()
      byMember.set(seat.memberId, mine.add(seat))
      return mine.size
    },
    /** How many the member still has; undefined: it was no longer here. */
    remove(seat: Seat): number | undefined {
      const mine = byMember.get(seat.memberId)
      if (!mine?.delete(seat)) return undefined
      if (mine.size === 0) byMember.delete(seat.memberId)
      return mine.size
    },
    has: (seat: Seat) => byMember.get(seat.memberId)?.has(seat) ?? false,
    oldestTooMany(member: string): Seat | undefined {
      const mine = byMember.get(member)
      return mine && mine.size > MOST_SEATS ? mine.values().next().value : undefined
    },
    members: () => [...byMember.keys()],
    all: () => [...byMember.values()].flatMap((mine) => [...mine]),
    isEmpty: () => byMember.size === 0,
  }
}
