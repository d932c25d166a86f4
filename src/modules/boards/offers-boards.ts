/** Lent to later modules: boards from elsewhere with their lists, labels and fields, in sets, with their own times. Nobody is told. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { behind, lastOf, type Placing } from './behind.ts'
import { boardKind } from './contract.ts'

type At = { db: Db; community: string; now: Date }
type Rows = { community: string; rows: string }

export type NewBoard = {
  id: string
  title: string
  about: string
  audience: 'community' | 'circle'
  circleId: string | null
  createdBy: string | null
  createdAt: string | null
  isArchived: boolean
}
export type NewList = { id: string; boardId: string; title: string; isArchived: boolean }
export type NewLabel = { id: string; boardId: string; name: string; tone: number }
export type NewField = { id: string; boardId: string; name: string; kind: string; onCard: boolean }
export type NewOption = { id: string; fieldId: string; name: string; tone: number | null }
export type NewParts = { lists: NewList[]; labels: NewLabel[]; fields: NewField[]; options: NewOption[] }

export function insertBoards({ db, community, now }: At, boards: NewBoard[]): void {
  if (boards.length > 0) db.send(newBoards({ community, now, rows: JSON.stringify(boards) }))
}

/** Lists, labels, fields and options, behind those that are there; in their order. */
export async function insertPartsOfBoards(at: At, { lists, labels, fields, options }: NewParts): Promise<void> {
  const { db, community, now } = at
  const sets = [
    [lists, 'boardId', lastLists, newLists],
    [labels, 'boardId', lastLabels, newLabels],
    [fields, 'boardId', lastFields, newFields],
    [options, 'fieldId', lastOptions, newOptions],
  ] as const
  for (const [rows, of, last, insert] of sets) {
    if (rows.length === 0) continue
    const placed = await behind(at, rows as readonly Placing[], { of, last })
    db.send(insert({ community, now, rows: JSON.stringify(placed) }))
  }
}

const lastLists = lastOf('board_list', 'board_id')
const lastLabels = lastOf('label', 'board_id')
const lastFields = lastOf('board_field', 'board_id')
const lastOptions = lastOf('field_option', 'field_id')

const newBoards = prepared(
  (a: Rows & { now: Date }) => sql`
    with given as (select * from jsonb_to_recordset(${a.rows}::jsonb) as t(id uuid, title text, about text, audience text,
      "circleId" uuid, "createdBy" uuid, "createdAt" timestamptz, "isArchived" boolean)),
    made as (
      insert into subject (community_id, id, kind, title, audience, circle_id, created_by, created_at, archived_at)
      select ${a.community}::uuid, id, ${sql.lit(boardKind.kind)}, title, audience, "circleId", "createdBy",
        coalesce("createdAt", ${a.now}::timestamptz), case when "isArchived" then ${a.now}::timestamptz end from given)
    insert into board (community_id, id, about) select ${a.community}::uuid, id, about from given`,
)
const newLists = prepared(
  (a: Rows & { now: Date }) => sql`
    insert into board_list (community_id, board_id, id, title, position, archived_at)
    select ${a.community}::uuid, "boardId", id, title, position, case when "isArchived" then ${a.now}::timestamptz end
    from jsonb_to_recordset(${a.rows}::jsonb) as t("boardId" uuid, id uuid, title text, position text, "isArchived" boolean)`,
)
const newLabels = prepared(
  (a: Rows & { now: Date }) => sql`
    insert into label (community_id, board_id, id, name, tone, position)
    select ${a.community}::uuid, "boardId", id, name, tone, position
    from jsonb_to_recordset(${a.rows}::jsonb) as t("boardId" uuid, id uuid, name text, tone smallint, position text)`,
)
const newFields = prepared(
  (a: Rows & { now: Date }) => sql`
    insert into board_field (community_id, board_id, id, name, kind, on_card, position)
    select ${a.community}::uuid, "boardId", id, name, kind, "onCard", position
    from jsonb_to_recordset(${a.rows}::jsonb) as t("boardId" uuid, id uuid, name text, kind text, "onCard" boolean, position text)`,
)
const newOptions = prepared(
  (a: Rows & { now: Date }) => sql`
    insert into field_option (community_id, field_id, id, name, tone, position)
    select ${a.community}::uuid, "fieldId", id, name, tone, position
    from jsonb_to_recordset(${a.rows}::jsonb) as t("fieldId" uuid, id uuid, name text, tone smallint, position text)`,
)
