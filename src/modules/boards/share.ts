/** A board for observers: its link is made, ended, and what whoever has it reads. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { hashSecret, newSecret } from '#kernel/ids.ts'
import { handle } from '#kernel/perform.ts'
import { type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import {
  boardShared,
  boardUnshared,
  endShare,
  getShare,
  makeShare,
  readShared,
  type SharedBoard,
} from './contract-share.ts'
import { findBoard } from './find.ts'
import { mayTend } from './rules.ts'

/** Of one list; what is more is counted. Of a description its beginning. */
const MOST_SHOWN = 200
const MOST_ABOUT = 2_000

handle(getShare, {
  find: findBoard,
  allow: mayTend,
  async run({ db, community, found: board, house }) {
    const row = (await db.one(shareOf({ community: community.id, board: board.id })))!
    const isPublic = board.audience === 'public' && !board.archivedAt
    const publicUrl = isPublic ? `${house.baseUrl}/${row.language}/${community.slug}/boards/${board.id}` : null
    return { madeAt: row.madeAt, publicUrl, isPublished: row.isPublished }
  },
})

handle(makeShare, {
  find: findBoard,
  allow: mayTend,
  async run({ db, community, found: board, house, now, record, refuse }) {
    if (board.archivedAt) throw refuse('archived')
    const secret = newSecret()
    const of = { community: community.id, board: board.id }
    db.send(put({ ...of, hash: hashSecret(secret), now }))
    record(boardShared, board.id, {})
    const { language } = (await db.one(shareOf(of)))!
    return { url: `${house.baseUrl}/${language}/${community.slug}/boards/${secret}` }
  },
})

handle(endShare, {
  find: findBoard,
  allow: mayTend,
  async run({ db, community, found: board, record }) {
    if (await db.one(end({ community: community.id, board: board.id }))) record(boardUnshared, board.id, {})
    return {}
  },
})

const isSecret = (key: string): boolean => /^[\w-]{22}$/.test(key)
const isId = (key: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key)

handle(readShared, {
  async find({ db, actor, community, input: { key } }) {
    const of = { community: community.id }
    if (isSecret(key)) return db.one(byLink({ ...of, hash: hashSecret(key) }))
    return isId(key) ? db.one(byId({ ...of, ...seerOf(actor), id: key })) : undefined
  },
  allow: () => true,
  run: async ({ db, community, found: { id } }) => (await db.one(shared({ community: community.id, id })))!.board,
})

type Of = { community: string; board: string }

const shareOf = prepared(
  (a: Of) => sql<{ language: string; isPublished: boolean; madeAt: string | null }>`
    select c.language, c.site_published_at is not null and c.public_page as is_published, iso(b.created_at) as made_at
    from community c left join board_share b on b.community_id = c.id and b.board_id = ${a.board}
    where c.id = ${a.community}`,
)
const put = prepared(
  (a: Of & { hash: string; now: Date }) => sql`
    insert into board_share (community_id, board_id, secret_hash, created_at)
    values (${a.community}, ${a.board}, ${a.hash}, ${a.now})
    on conflict (community_id, board_id) do update set secret_hash = excluded.secret_hash, created_at = excluded.created_at`,
)
const end = prepared(
  (a: Of) => sql<{ boardId: string }>`
    delete from board_share where community_id = ${a.community} and board_id = ${a.board} returning board_id`,
)

/** What rests, is a template or is gone is read by nobody outside, whatever link there was. index board_share_secret */
const byLink = prepared(
  (a: { community: string; hash: string }) => sql<{ id: string }>`
    select s.id from board_share b join subject s on s.community_id = b.community_id and s.id = b.board_id
    where b.community_id = ${a.community} and b.secret_hash = ${a.hash} and s.deleted_at is null and s.archived_at is null`,
)
const byId = prepared(
  (a: Seer & { community: string; id: string }) => sql<{ id: string }>`
    select s.id from subject s where s.community_id = ${a.community} and s.id = ${a.id} and s.kind = 'board'
      and s.audience = 'public' and s.archived_at is null and ${visible(a)}`,
)

/** Tasks at home here, as those of other boards have other readers. Nobody is named. */
const shared = prepared(
  (a: { community: string; id: string }) => sql<{ board: SharedBoard }>`
    select json_build_object('title', s.title, 'about', b.about, 'lists', coalesce((
      select json_agg(json_build_object('title', l.title, 'tasks', coalesce(n.tasks, '[]'::json),
        'more', greatest(coalesce(n.count, 0) - ${sql.lit(MOST_SHOWN)}, 0)) order by l.position, l.id)
      from board_list l left join lateral (
        select json_agg(x.task order by x.position, x.id) filter (where x.n <= ${sql.lit(MOST_SHOWN)}) as tasks, count(*) as count
        from (
          select p.position, t.id, row_number() over (order by p.position, t.id) as n, json_build_object('title', ts.title,
            'about', case when length(t.about) > ${sql.lit(MOST_ABOUT)} then left(t.about, ${sql.lit(MOST_ABOUT)}) || ' …'
              else t.about end,
            'labels', coalesce((select json_agg(json_build_object('name', y.name, 'tone', y.tone) order by y.position, y.id)
              from task_label x join label y on y.community_id = x.community_id and y.id = x.label_id
              where x.community_id = t.community_id and x.task_id = t.id), '[]'::json),
            'startsOn', t.starts_on, 'dueOn', t.due_on, 'dueAt', iso(t.due_at), 'isDone', t.closed_at is not null,
            'isMilestone', t.is_milestone, 'needed', t.needed, 'people', (select count(*) from task_assignee x
              where x.community_id = t.community_id and x.task_id = t.id)) as task
          from task_place p join task t on t.community_id = p.community_id and t.id = p.task_id and t.board_id = p.board_id
          join subject ts on ts.community_id = t.community_id and ts.id = t.id and ts.deleted_at is null
            and ts.archived_at is null
          where p.community_id = l.community_id and p.list_id = l.id) x) n on true
      where l.community_id = b.community_id and l.board_id = b.id and l.archived_at is null), '[]'::json)) as board
    from board b join subject s on s.community_id = b.community_id and s.id = b.id
    where b.community_id = ${a.community} and b.id = ${a.id}`,
)
