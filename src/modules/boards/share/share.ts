/** A board for observers: its link is made, ended, and what whoever has it reads. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { hashSecret, newSecret } from '#kernel/ids.ts'
import { handle, type RunContext } from '#kernel/perform.ts'
import { maySee, type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import { type BoardSeen, findBoard } from '../find.ts'
import { mayTend, mustBeOpen } from '../rules.ts'
import {
  boardShared,
  boardUnshared,
  endShare,
  getShare,
  makeShare,
  readShared,
  renewShare,
  SHARED_DAYS,
  type Share,
  type SharedBoard,
} from './contract.ts'

/** Of one list; what is more is counted. Of a description its beginning. */
const MOST_SHOWN = 200
const MOST_ABOUT = 2_000

handle(getShare, {
  find: findBoard,
  allow: mayTend,
  run: (about) => read(about, about.found),
})

type Reading = Pick<RunContext<typeof getShare, unknown>, 'db' | 'community' | 'house' | 'now'>

async function read({ db, community, house, now }: Reading, board: BoardSeen): Promise<Share> {
  const { language, ...row } = (await db.one(shareOf({ community: community.id, board: board.id, now })))!
  const isPublic = board.audience === 'public' && !board.archivedAt
  return { ...row, publicUrl: isPublic ? `${house.baseUrl}/${language}/${community.slug}/boards/${board.id}` : null }
}

const lasting = (now: Date): Date => new Date(now.getTime() + SHARED_DAYS * 86_400_000)

handle(makeShare, {
  find: findBoard,
  allow: mayTend,
  async run({ db, actor, community, found: board, house, now, record, refuse }) {
    mustBeOpen({ refuse }, board)
    const secret = newSecret()
    const of = { community: community.id, board: board.id }
    db.send(put({ ...of, hash: hashSecret(secret), by: actor.memberId!, until: lasting(now), now }))
    record(boardShared, board.id, {})
    const { language } = (await db.one(shareOf({ ...of, now })))!
    return { url: `${house.baseUrl}/${language}/${community.slug}/boards/${secret}` }
  },
})

handle(renewShare, {
  find: findBoard,
  allow: mayTend,
  async run(about) {
    const { db, actor, community, found: board, now, record, refuse } = about
    mustBeOpen(about, board)
    const of = { community: community.id, board: board.id }
    if (!(await db.one(renew({ ...of, by: actor.memberId!, until: lasting(now) })))) throw refuse('no_link')
    record(boardShared, board.id, {})
    return read(about, board)
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
  async find({ db, actor, community, now, input: { key } }) {
    const of = { community: community.id }
    if (isSecret(key)) return db.one(byLink({ ...of, hash: hashSecret(key), now }))
    return isId(key) ? db.one(byId({ ...of, ...seerOf(actor), id: key })) : undefined
  },
  allow: () => true,
  run: async ({ db, community, found: { id } }) => (await db.one(shared({ community: community.id, id })))!.board,
})

type Of = { community: string; board: string }

/** Over `board_share b` and the `subject s` of its board: its time goes on, and whoever made it sees the board themselves. */
const opens = (now: Date) => sql`(b.expires_at > ${now}::timestamptz and exists (select from member m
  where m.community_id = b.community_id and m.id = b.made_by and ${maySee('m', 's')}))`

const shareOf = prepared(
  (a: Of & { now: Date }) => sql<Omit<Share, 'publicUrl'> & { language: string }>`
    select c.language, c.site_published_at is not null and c.public_page as is_published, iso(b.created_at) as made_at,
      iso(b.expires_at) as expires_at, b.board_id is not null and not ${opens(a.now)} as is_over
    from community c join subject s on s.community_id = c.id and s.id = ${a.board}
    left join board_share b on b.community_id = s.community_id and b.board_id = s.id where c.id = ${a.community}`,
)
const put = prepared(
  (a: Of & { hash: string; by: string; until: Date; now: Date }) => sql`
    insert into board_share (community_id, board_id, secret_hash, made_by, expires_at, created_at)
    values (${a.community}, ${a.board}, ${a.hash}, ${a.by}, ${a.until}, ${a.now})
    on conflict (community_id, board_id) do update set secret_hash = excluded.secret_hash, made_by = excluded.made_by,
      expires_at = excluded.expires_at, created_at = excluded.created_at`,
)
const renew = prepared(
  (a: Of & { by: string; until: Date }) => sql<{ boardId: string }>`
    update board_share set made_by = ${a.by}, expires_at = ${a.until}
    where community_id = ${a.community} and board_id = ${a.board} returning board_id`,
)
const end = prepared(
  (a: Of) => sql<{ boardId: string }>`
    delete from board_share where community_id = ${a.community} and board_id = ${a.board} returning board_id`,
)

/** What rests, is a template or is gone is read by nobody outside, whatever link there was. index board_share_secret */
const byLink = prepared(
  (a: { community: string; hash: string; now: Date }) => sql<{ id: string }>`
    select s.id from board_share b join subject s on s.community_id = b.community_id and s.id = b.board_id
    where b.community_id = ${a.community} and b.secret_hash = ${a.hash} and ${opens(a.now)} and s.archived_at is null`,
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
