/** One's own calendar of what is due: its address is made, ended, and read with the rights its member has now. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { hashSecret, newSecret } from '#kernel/ids.ts'
import { handle, theCommunity } from '#kernel/perform.ts'
import { t } from '#kernel/words.ts'
import { type Seer, seerOf } from '#modules/subjects/visible.ts'
import { isInside } from '../rules.ts'
import { calendarOf, type DueThing } from './calendar.ts'
import { endFeed, type Feed, getFeed, makeFeed, readFeed } from './contract-feed.ts'
import { home, isOpenOf } from './mine.ts'

/** Beyond this a calendar is of no use. */
const MOST_DUE = 1_000

handle(getFeed, {
  find: theCommunity,
  allow: isInside,
  run: async ({ db, community, actor }) =>
    (await db.one(feedOf({ community: community.id, member: actor.memberId! }))) ?? { madeAt: null, usedAt: null },
})

handle(makeFeed, {
  find: theCommunity,
  allow: isInside,
  async run({ db, community, actor, input, house, now }) {
    const secret = newSecret()
    const of = { community: community.id, member: actor.memberId!, language: input.language, now }
    db.send(put({ ...of, hash: hashSecret(secret) }))
    return { url: `${house.baseUrl}/calendars/${secret}.ics` }
  },
})

handle(endFeed, {
  find: theCommunity,
  allow: isInside,
  async run({ db, community, actor }) {
    db.send(end({ community: community.id, member: actor.memberId! }))
    return {}
  },
})

handle(readFeed, {
  find: theCommunity,
  allow: isInside,
  async run({ db, community, actor, house, now }) {
    const ask = { ...seerOf(actor), community: community.id }
    const [row, things] = await Promise.all([db.one(feedNamed({ ...ask, member: actor.memberId! })), db.rows(due(ask))])
    db.send(used({ community: community.id, member: actor.memberId!, now }))
    const { host } = new URL(house.baseUrl)
    const language = row?.language ?? 'de'
    const text = calendarOf({
      name: t(language, 'boards:feed.name', { community: row!.name }),
      host,
      language,
      things: things.map(({ taskId, ...thing }) => ({
        ...thing,
        changedAt: now.toISOString(),
        url: `${house.baseUrl}/c/${community.slug}/tasks/${taskId}`,
      })),
    })
    return { stream: new TextEncoder().encode(text), type: 'text/calendar; charset=utf-8', inline: true }
  },
})

type Of = { community: string; member: string }

const feedOf = prepared(
  (a: Of) => sql<Feed>`
    select iso(created_at) as made_at, iso(used_at) as used_at from task_feed
    where community_id = ${a.community} and member_id = ${a.member}`,
)
const put = prepared(
  (a: Of & { hash: string; language: string; now: Date }) => sql`
    insert into task_feed (community_id, member_id, secret_hash, language, created_at)
    values (${a.community}, ${a.member}, ${a.hash}, ${a.language}, ${a.now})
    on conflict (community_id, member_id) do update set secret_hash = excluded.secret_hash, language = excluded.language,
      created_at = excluded.created_at, used_at = null`,
)
const end = prepared(
  (a: Of) => sql`delete from task_feed where community_id = ${a.community} and member_id = ${a.member}`,
)
const used = prepared(
  (a: Of & { now: Date }) => sql`
    update task_feed set used_at = date_trunc('hour', ${a.now}::timestamptz) where community_id = ${a.community}
      and member_id = ${a.member} and used_at is distinct from date_trunc('hour', ${a.now}::timestamptz)`,
)
const feedNamed = prepared(
  (a: Of) => sql<{ name: string; language: string | null }>`
    select c.name, f.language from community c
    left join task_feed f on f.community_id = c.id and f.member_id = ${a.member} where c.id = ${a.community}`,
)
/** index task_assignee_member, checklist_item_assignee */
const due = prepared(
  (a: Seer & { community: string }) => sql<Omit<DueThing, 'url' | 'changedAt'> & { taskId: string }>`
    select t.id, t.id as task_id, s.title, t.due_on, iso(t.due_at) as due_at, b.title as board,
      (select u.title from subject u where u.community_id = t.community_id and u.id = t.parent_id) as task
    from task_assignee x join task t on t.community_id = x.community_id and t.id = x.task_id ${home}
    where x.community_id = ${a.community} and x.member_id = ${a.member}::uuid and t.due_on is not null and ${isOpenOf(a)}
    union all
    select i.id, t.id, i.text, i.due_on, null, b.title, s.title from checklist_item i
    join task t on t.community_id = i.community_id and t.id = i.task_id ${home}
    where i.community_id = ${a.community} and i.assignee_id = ${a.member}::uuid and i.done_at is null
      and i.due_on is not null and ${isOpenOf(a)}
    order by 4, 1 limit ${sql.lit(MOST_DUE)}`,
)
