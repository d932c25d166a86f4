/** Views of a board: kept by whoever may work there, shared ones also changed by who tends it. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import { handle } from '#kernel/perform.ts'
import type { Actor } from '#kernel/tenancy.ts'
import { findSubject, type SubjectSeen } from '#modules/subjects/find.ts'
import { type About, findBoard } from '../find.ts'
import { mayChangeView, mayWork } from '../rules.ts'
import { changeView, listViews, MOST_VIEWS, removeView, saveView, type View, viewsChanged } from './contract.ts'

handle(listViews, {
  find: findBoard,
  allow: mayWork,
  async run({ db, actor, community, found }) {
    const rows = await db.rows(viewsOf({ community: community.id, board: found.id, member: actor.memberId! }))
    return { items: rows.map((row) => shown(row, actor, found)) }
  },
})

handle(saveView, {
  find: findBoard,
  allow: mayWork,
  async run({ db, actor, community, now, input, found, record, made, refuse }) {
    const of = { community: community.id, board: found.id, member: actor.memberId! }
    if ((await db.rows(viewsOf(of))).length >= MOST_VIEWS) throw refuse('too_many_views')
    const { name, query, isShared } = input
    const id = newId()
    db.send(insert({ ...of, id, name, query, isShared, now }))
    if (isShared) record(viewsChanged, found.id, { viewId: id })
    made(id)
    return shown({ id, boardId: found.id, name, query, isShared, madeBy: of.member }, actor, found)
  },
  again: async ({ db, actor, community, found, ref }) =>
    shown((await db.one(viewById({ community: community.id, id: ref, member: actor.memberId })))!, actor, found),
})

type Row = Omit<View, 'can'> & { boardId: string; madeBy: string | null }
type Found = { view: Row; board: SubjectSeen }

async function findView(about: About & { input: { viewId: string } }): Promise<Found | undefined> {
  const { db, actor, community, input } = about
  const view = await db.one(viewById({ community: community.id, id: input.viewId, member: actor.memberId }))
  const board = view && (await findSubject(about, view.boardId))
  return board && { view, board }
}

const shown = ({ madeBy, boardId, ...view }: Row, actor: Actor, board: SubjectSeen): View => ({
  ...view,
  can: { change: mayChangeView({ actor, found: { view: { madeBy, isShared: view.isShared }, board } }) },
})

handle(changeView, {
  find: findView,
  allow: mayChangeView,
  async run({ db, actor, community, input, found: { view, board }, record }) {
    const { name = view.name, query = view.query } = input
    // Whoever only tends the board cannot make it somebody else's own.
    const isShared = view.madeBy === actor.memberId ? (input.isShared ?? view.isShared) : view.isShared
    db.send(change({ community: community.id, id: view.id, name, query, isShared }))
    if (isShared || view.isShared) record(viewsChanged, board.id, { viewId: view.id })
    return shown({ ...view, name, query, isShared }, actor, board)
  },
})

handle(removeView, {
  find: findView,
  allow: mayChangeView,
  async run({ db, community, found: { view, board }, record }) {
    db.send(remove({ community: community.id, id: view.id }))
    if (view.isShared) record(viewsChanged, board.id, { viewId: view.id })
    return {}
  },
})

type OfView = { community: string; id: string }
const columns = sql`v.id, v.board_id, v.name, v.query, v.is_shared, v.made_by`

const viewsOf = prepared(
  (a: { community: string; board: string; member: string }) => sql<Row>`
    select ${columns} from board_view v where v.community_id = ${a.community} and v.board_id = ${a.board}
      and (v.is_shared or v.made_by = ${a.member}) order by v.name collate "de-x-icu", v.id`,
)
const viewById = prepared(
  (a: OfView & { member: string | null }) => sql<Row>`
    select ${columns} from board_view v where v.community_id = ${a.community} and v.id = ${a.id}
      and (v.is_shared or v.made_by = ${a.member}::uuid)`,
)
const insert = prepared(
  (a: OfView & { board: string; member: string; name: string; query: string; isShared: boolean; now: Date }) => sql`
    insert into board_view (community_id, id, board_id, made_by, name, query, is_shared, created_at)
    values (${a.community}, ${a.id}, ${a.board}, ${a.member}, ${a.name}, ${a.query}, ${a.isShared}, ${a.now})`,
)
const change = prepared(
  (a: OfView & { name: string; query: string; isShared: boolean }) => sql`
    update board_view set name = ${a.name}, query = ${a.query}, is_shared = ${a.isShared}
    where community_id = ${a.community} and id = ${a.id}`,
)
const remove = prepared((a: OfView) => sql`delete from board_view where community_id = ${a.community} and id = ${a.id}`)
