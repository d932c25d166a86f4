/** Hands a run to the worker. */
import { sql } from 'kysely'
import type { Operation } from '#kernel/contract.ts'
import type { RunContext } from '#kernel/perform.ts'
import type { Run } from './contract.ts'
import { goOn } from './worker.ts'

type About = Pick<RunContext<Operation, unknown>, 'db' | 'community' | 'now' | 'refuse' | 'house' | 'afterCommit'>
type Move = { from: Run['state']; to: Run['state'] }

/** Of two at once one sets it going; the worker takes it after the commit, or after a restart. */
export async function setGoing(about: About, importId: string, { from, to }: Move): Promise<void> {
  const { db, community, now, refuse, house, afterCommit } = about
  const moved = await db.one(sql`
    update import_run set state = ${to}, taken_until = ${now}
    where community_id = ${community.id} and id = ${importId} and state = ${from} returning true as moved`)
  if (!moved) throw refuse('not_now')
  afterCommit(() => goOn({ house, community, importId }))
}
