/** How far a run is in its source: each batch moves it on in its own transaction, so that none is dealt with twice. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'

export type Place = { cursor: number; figures: Record<string, number> }

/** Held until the commit: of two who went on with the same import, one is out of step. */
export const findPlace = prepared(
  (a: { community: string; id: string }) => sql<Place>`
    select cursor, figures from import_run where community_id = ${a.community} and id = ${a.id} for update`,
)
export const moveOn = prepared(
  (a: { community: string; id: string; to: number; figures: string }) => sql`
    update import_run set cursor = ${a.to}, figures = figures || ${a.figures}::jsonb
    where community_id = ${a.community} and id = ${a.id}`,
)

/** Figures after a batch. */
export const added = (before: Place['figures'], done: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(done).map(([what, many]) => [what, (before[what] ?? 0) + many]))
