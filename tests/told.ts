/** For tests: whom the newest activity of a community tells, and what screens hear. */
import { sql } from 'kysely'
import { framesOf } from '../src/faces/live-frames.ts'
import { type LogEntry, readHead, readLog, withPage } from '../src/kernel/log.ts'
import type { House } from '../src/kernel/perform.ts'
import { consequencesOf } from '../src/kernel/when.ts'

/** Members by the reason they are told for, as its `when` declares it: before attention asks for rights and mutes. */
export function toldOfNewest(house: House, community: string): Promise<Record<string, string[]>> {
  return house.db.transaction(community, async (tx) => {
    const entry = await tx.one(sql<LogEntry>`
      select seq, actor_id, operation, kind, subject_id, data, at from activity
      where community_id = ${community} order by seq desc limit 1`)
    const { tells } = consequencesOf(entry!.kind)
    const rows = tells ? await tx.rows(withPage(community, [entry!], tells)) : []
    const sorted = rows
      .map(({ why, memberId }) => ({ why, memberId }))
      .sort((a, b) => (a.memberId < b.memberId ? -1 : 1))
    const byWhy = Map.groupBy(sorted, ({ why }) => why)
    return Object.fromEntries([...byWhy].map(([why, told]) => [why, told.map(({ memberId }) => memberId)]))
  })
}

/** Frames of what is done meanwhile, with whom they go to. */
export async function framesHeard(house: House, community: string, doing: () => Promise<unknown>) {
  const before = await house.db.transaction(community, (tx) => tx.one(readHead({ community })))
  await doing()
  return house.db.transaction(community, async (tx) => {
    const entries = await tx.rows(readLog({ community, after: before!.seq, most: 500 }))
    return (await framesOf(tx, community, entries)).map(({ topics, frame }) => ({ topics, ...JSON.parse(frame) }))
  })
}
