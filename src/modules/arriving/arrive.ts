/** The whole of it for the worker of imports: look at an archive, carry it over, and be at home. */
import { sql } from 'kysely'
import type { Transaction } from '#kernel/database.ts'
import { appendToLog } from '#kernel/log.ts'
import { when } from '#kernel/when.ts'
import { joinAll } from '#modules/chat/offers.ts'
import { settleCommunity } from '#modules/communities/offers.ts'
import { type Archive, comesWhole, type OfRun } from '#modules/imports/offers.ts'
import { readAbout } from './archive-rows.ts'
import { SYSTEM } from './arrival-rows.ts'
import { carry, figuresOf, listOf } from './carry.ts'
import { arrived, start } from './contract.ts'
import { homeIn } from './home.ts'
import { look } from './look.ts'

when(arrived, { level: 'quiet', topics: ['community'] })

comesWhole({
  isOne: (archive) => archive.sizeOf('export.json') !== undefined && archive.sizeOf('data/members.json') !== undefined,
  async look(_of, archive) {
    const { total, looked } = await look(archive)
    return { system: SYSTEM, total, analysis: looked }
  },
  async carry(of, archive) {
    const { house, community, importId } = of
    const { changed, lost } = await carry({
      ...{ house, community, archive },
      also: (tx, fresh, done) => note(tx, { community: community.id, importId, fresh, done }),
    })
    await settle(of, archive)
    return { skipped: [], changed: listOf(changed), lost: listOf(lost) }
  },
})

type Noted = { community: string; importId: string; fresh: Record<string, number>; done: number }

/** With the rows themselves: a run that goes on counts none twice. */
function note(tx: Transaction, { community, importId, fresh, done }: Noted): void {
  for (const [name, many] of Object.entries(figuresOf(fresh))) {
    if (many === 0) continue
    tx.send(sql`
      update import_run set figures = figures || jsonb_build_object(${name}::text,
        coalesce((figures->>${name}::text)::int, 0) + ${many}::int)
      where community_id = ${community} and id = ${importId}`)
  }
  tx.send(sql`
    update import_run set cursor = greatest(cursor, ${done}) where community_id = ${community} and id = ${importId}`)
}

/** From now on it stands in its owner's list, set up as it was there. Once more changes nothing. */
async function settle({ house, community, importId }: OfRun, archive: Archive): Promise<void> {
  const home = homeIn(await readAbout(archive))
  const now = house.clock.now()
  const founded = home.foundedAt && new Date(home.foundedAt) < now ? home.foundedAt : now.toISOString()
  const seq = await house.db.transaction(community.id, async (tx) => {
    const [owner] = await tx.rows(sql<{ id: string }>`
      select made_by as id from import_run where community_id = ${community.id} and id = ${importId}`)
    if (!(await settleCommunity(tx, community.id, { ...home, foundedAt: founded }))) return undefined
    const first = await tx.rows(sql<{ id: string }>`
      select s.id from subject s join channel c on c.community_id = s.community_id and c.id = s.id
      where s.community_id = ${community.id} and c.is_first and s.audience in ('public', 'community')
        and s.archived_at is null and s.deleted_at is null`)
    for (const { id } of first)
      await joinAll(tx, { community: community.id, subject: id, members: [owner!.id], at: now })
    const into = { community: community.id, actor: null, operation: start.name, at: now }
    return appendToLog(tx, into, [{ kind: arrived.kind, subjectId: null, data: { importId } }])
  })
  if (seq === undefined) return
  house.bus.forget({ community: community.id })
}
