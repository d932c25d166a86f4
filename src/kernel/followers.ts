/** Runs the followers of the log: woken after each commit, healed by a poll, one community at a time per follower. */
import { sql } from 'kysely'
import { type Cared, type Follower, followOnce, type Recorded } from './log.ts'
import type { House } from './perform.ts'

const declared: Follower[] = []

export function follow(follower: Follower): void {
  declared.push(follower)
}

const POLL_MS = 5_000
/** Wakes of a busy community are answered together: a notice may be a tenth of a second late. */
const TOGETHER_MS = 100
/** After so many failures in a row at one place the follower rests there until an operator looks (`doctor`). */
const MOST_FAILURES = 5

export type FollowerRun = {
  /** Until every follower has read every log: for tests, benches and a calm stop. */
  settle(): Promise<void>
  stop(): Promise<void>
}

/** `without`: for benches, which measure what one of them costs. */
export function runFollowers(
  house: House,
  report: (error: unknown, where: string) => void,
  { without = [] }: { without?: readonly string[] } = {},
): FollowerRun {
  const followers = declared.filter(({ name }) => !without.includes(name))
  const running = new Map<string, Promise<void>>()
  const cares = followers.map((follower) => ({ follower, isCared: caresFor(follower.cares()) }))
  const woken = new Map<string, Set<Follower>>()
  let stopped = false

  const read = (follower: Follower, community: string): Promise<void> => {
    const key = `${follower.name} ${community}`
    const after = (running.get(key) ?? Promise.resolve()).then(() => catchUp(follower, community, key))
    running.set(key, after)
    return after.finally(() => running.get(key) === after && running.delete(key))
  }

  const catchUp = async (follower: Follower, community: string, key: string) => {
    try {
      const { bus, clock } = house
      while (!stopped && (await followOnce(house.db, follower, community, { bus, now: clock.now() }))) {}
    } catch (error) {
      report(error, key)
      await noteFailure(house, follower.name, community).catch((worse) => report(worse, key))
    }
  }

  // Whoever recorded it follows it (the poll does where that node died), and where no follower cares none asks.
  const unhear = house.bus.onWake(({ community, recorded = [] }) => {
    const caring = cares.filter(({ isCared }) => recorded.some(isCared)).map(({ follower }) => follower)
    if (caring.length === 0) return
    const waiting = woken.get(community)
    if (waiting) for (const follower of caring) waiting.add(follower)
    else {
      woken.set(community, new Set(caring))
      setTimeout(readSoon, TOGETHER_MS, community).unref()
    }
  })
  const readSoon = (community: string) => {
    const caring = woken.get(community) ?? []
    woken.delete(community)
    if (!stopped) for (const follower of caring) void read(follower, community)
  }
  const readBehind = async () => {
    const behind = await whoIsBehind(house, followers)
    await Promise.all(behind.map(({ name, community }) => read(name, community)))
    return behind.length
  }
  const poll = setInterval(() => void readBehind().catch((error) => report(error, 'poll')), POLL_MS)
  poll.unref()

  return {
    settle: async () => {
      for (let round = 0; round < 100 && (await readBehind()) > 0; round++) {}
      await Promise.all(running.values())
    },
    stop: async () => {
      stopped = true
      clearInterval(poll)
      unhear()
      await Promise.all(running.values())
    },
  }
}

function caresFor(cared: Cared[]) {
  const kinds = new Map(cared.map(({ kind, onlyIf }) => [kind, onlyIf]))
  return ({ kind, data }: Pick<Recorded, 'kind' | 'data'>): boolean => {
    const onlyIf = kinds.get(kind)
    return onlyIf === undefined ? kinds.has(kind) : data[onlyIf] === true
  }
}

async function whoIsBehind(house: House, followers: Follower[]): Promise<{ name: Follower; community: string }[]> {
  const names = followers.map((follower) => follower.name)
  const rows = await house.clerk.rows(
    sql<{
      communityId: string
      follower: string
    }>`select community_id, follower from followers_behind(${names}, ${1000})`,
  )
  return rows.map((row) => ({ name: followers.find(({ name }) => name === row.follower)!, community: row.communityId }))
}

/** Counts a failure; the fifth parks the follower here: `followers_behind` then leaves it out. */
async function noteFailure(house: House, follower: string, community: string) {
  await house.db.transaction(community, async (tx) => {
    tx.send(
      sql`insert into follower_cursor (community_id, follower, seq, failures) values (${community}, ${follower}, 0, 1)
        on conflict (community_id, follower) do update set failures = least(follower_cursor.failures + 1, ${MOST_FAILURES})`,
    )
  })
}
