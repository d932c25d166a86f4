/** Runs the followers of the log: woken after each commit, healed by a poll; those that are as late as each other together. */
import { sql } from 'kysely'
import { caresFor, type Follower, followOnce, MOST_FAILURES } from './log.ts'
import type { House } from './perform.ts'

const declared: Follower[] = []

export function follow(follower: Follower): void {
  declared.push(follower)
}

const POLL_MS = 5_000
const WITHIN_MS = 100

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
  const groups = [...Map.groupBy(followers, ({ within = WITHIN_MS }) => within)].map(([within, all]) => ({
    within,
    all,
    isCared: caresFor(all.flatMap((one) => one.cares())),
    woken: new Set<string>(),
    running: new Map<string, Promise<void>>(),
  }))
  type Group = (typeof groups)[number]
  let stopped = false

  const read = ({ running, all }: Group, community: string): Promise<void> => {
    const after = (running.get(community) ?? Promise.resolve()).then(() => catchUp(all, community))
    running.set(community, after)
    return after.finally(() => running.get(community) === after && running.delete(community))
  }

  const catchUp = async (some: Follower[], community: string): Promise<void> => {
    try {
      const { bus, clock } = house
      while (!stopped && (await followOnce(house.db, some, community, { bus, now: clock.now() }))) {}
    } catch (error) {
      // Each alone: one that fails does not hold up the others.
      if (some.length > 1) for (const one of some) await catchUp([one], community)
      else {
        report(error, `${some[0]!.name} ${community}`)
        await noteFailure(house, some[0]!.name, community).catch((worse) => report(worse, community))
      }
    }
  }

  // Whoever recorded it follows it (the poll does where that node died), and where no follower cares none asks.
  const unhear = house.bus.onWake(({ community, recorded = [] }) => {
    for (const group of groups) {
      if (group.woken.has(community) || !recorded.some(group.isCared)) continue
      group.woken.add(community)
      setTimeout(readSoon, group.within, group, community).unref()
    }
  })
  const readSoon = (group: Group, community: string) => {
    group.woken.delete(community)
    if (!stopped) void read(group, community)
  }
  const readBehind = async () => {
    const behind = await whoIsBehind(house, followers)
    const places = groups.flatMap((group) => {
      const names = new Set(group.all.map(({ name }) => name))
      const communities = behind.filter(({ follower }) => names.has(follower)).map(({ communityId }) => communityId)
      return [...new Set(communities)].map((community) => ({ group, community }))
    })
    await Promise.all(places.map(({ group, community }) => read(group, community)))
    return places.length
  }
  const poll = setInterval(() => void readBehind().catch((error) => report(error, 'poll')), POLL_MS)
  poll.unref()
  const stand = () => Promise.all(groups.flatMap(({ running }) => [...running.values()]))

  return {
    settle: async () => {
      for (let round = 0; round < 100 && (await readBehind()) > 0; round++) {}
      await stand()
    },
    stop: async () => {
      stopped = true
      clearInterval(poll)
      unhear()
      await stand()
    },
  }
}

const whoIsBehind = ({ clerk }: House, followers: Follower[]) =>
  clerk.rows(sql<{ communityId: string; follower: string }>`
    select community_id, follower from followers_behind(${followers.map(({ name }) => name)}, ${1000})`)

/** Counts a failure; the fifth parks the follower here. */
async function noteFailure(house: House, follower: string, community: string) {
  await house.db.transaction(community, async (tx) => {
    tx.send(
      sql`insert into follower_cursor (community_id, follower, seq, failures)
        select id, ${follower}, 0, 1 from community where id = ${community} and removed_at is null
        on conflict (community_id, follower) do update set failures = least(follower_cursor.failures + 1, ${MOST_FAILURES})`,
    )
  })
}
