/** A community that comes as a whole, as a row: how far it is, and whether it can still be taken away. */
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'
import { freeSlug } from '#modules/founding/offers.ts'
import { type Arrival, type Figures, UNDO_DAYS } from './contract.ts'
import type { Looked } from './look.ts'
import { isOwner } from './rules.ts'

/** As imports name where something comes from. */
export const SYSTEM = 'leitstern'
const DAY = 86_400_000

export type ArrivalRow = Omit<Arrival, 'found' | 'came' | 'undoUntil' | 'keptBy' | 'can'> & {
  looked: Looked | null
  figures: Partial<Figures>
  report: { changed: Figured; lost: Figured } | null
  finishedAt: string | null
  isArriving: boolean
  othersAreIn: boolean
}
type Figured = { what: string; count: number }[]

/** Anybody but me who came in, asked to, or was here: what came with an archive is nobody's account. Over `community c`. */
export const othersAreIn = (me: string | null): RawBuilder<boolean> => sql`exists (select from member o
  where o.community_id = c.id and o.id <> ${me}::uuid and o.kind not in ('placeholder', 'organisation')
    and o.standing <> 'invited')`

/** Nobody else learns how a community came. */
export async function findArrival({
  db,
  community,
  actor,
}: {
  db: Db
  community: CommunityRef
  actor: Actor
}): Promise<ArrivalRow | undefined> {
  if (!isOwner({ actor })) return undefined
  return db.one(sql<ArrivalRow>`
    select r.id as import_id, c.slug, c.name, me.name as my_name, r.state, r.name as file, r.size, r.received, r.total,
      r.cursor as done, r.analysis as looked, r.figures, r.report, r.problem, r.started_at, r.finished_at,
      c.arriving_since is not null as is_arriving, ${othersAreIn(actor.memberId)} as others_are_in
    from import_run r join community c on c.id = r.community_id
    join member me on me.community_id = r.community_id and me.id = ${actor.memberId}::uuid
    where r.community_id = ${community.id} and r.is_whole`)
}

export async function shownArrival(db: Db, row: ArrivalRow, now: Date): Promise<Arrival> {
  const { looked, figures, report, finishedAt, isArriving, othersAreIn: others, ...plain } = row
  const until = row.state === 'done' && finishedAt ? new Date(Date.parse(finishedAt) + UNDO_DAYS * DAY) : null
  const isOver = until !== null && until <= now
  return {
    ...plain,
    found: looked && { ...without(looked), slug: await freeSlug(db, looked.home.slug || looked.name) },
    came: report && { figures: { ...none, ...pick(figures) }, changed: report.changed, lost: report.lost },
    undoUntil: until?.toISOString() ?? null,
    keptBy: isOver ? 'time' : until && others ? 'others' : null,
    can: {
      start: row.state === 'analysed',
      discard: isArriving && ['uploading', 'analysed', 'failed'].includes(row.state),
      undo: until !== null && !isOver && !others,
    },
  }
}

const none: Figures = { people: 0, circles: 0, channels: 0, goals: 0, readings: 0, messages: 0, files: 0 }
const pick = (figures: Partial<Figures>): Partial<Figures> =>
  Object.fromEntries(Object.entries(figures).filter(([name]) => name in none))
const without = ({ home: _, ...looked }: Looked) => looked
