/** Which pages a message links to: looked at after it was said or changed, and apart from that; new ones are then read. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { deliver, nudgeDeliveries, onDelivery } from '#kernel/delivery.ts'
import { newId } from '#kernel/ids.ts'
import { handle } from '#kernel/perform.ts'
import { hangPreviews, previewsChanged } from '../contract-previews.ts'
import { isTheHouse } from '../rules.ts'
import { previews } from '../shown.ts'
import { byTheHouse } from './by-the-house.ts'
import { mayLink, pagesLinkedIn } from './links.ts'
import { readSoon } from './read.ts'

const HANG = 'conversation.hang_previews'
/** A community asks no more than so many pages in an hour: this house is nobody's way to burden another. */
const MOST_AN_HOUR = 100
const HOUR = 3_600_000

/** A row and no more, and only where something may link: saying something is the hottest path of the house. */
export function lookForPages(db: Db, community: string, message: { id: string; texts: string[]; at: Date }): void {
  if (!message.texts.some(mayLink)) return
  deliver(db, { community, kind: HANG, key: newId(), payload: { messageId: message.id }, at: message.at })
}

onDelivery(HANG, ({ house, community, payload }) =>
  byTheHouse(house, community, hangPreviews, { messageId: String(payload.messageId) }),
)

type Found = { id: string; subjectId: string; text: string; mayAsk: boolean; shown: string }

handle(hangPreviews, {
  find: async ({ db, actor, community, input }) =>
    isTheHouse({ actor }) ? db.one(find({ community: community.id, message: input.messageId })) : undefined,
  allow: isTheHouse,
  async run({ db, community, found: said, house, now, record, afterCommit }) {
    const of = { community: community.id, message: said.id }
    const urls = pagesLinkedIn(said.text, house.baseUrl)
    db.send(letGo({ ...of, urls }))
    if (said.mayAsk && urls.length > 0) {
      const asked = await db.one(countAsked({ community: community.id, since: new Date(now.getTime() - HOUR) }))
      const ids = urls.map(() => newId())
      const fresh = await db.rows(
        hang({ ...of, urls, ids, at: now, mayAsk: asked!.pages + urls.length <= MOST_AN_HOUR }),
      )
      for (const { id } of fresh) readSoon(db, community.id, { pageId: id, attempt: 1, at: now })
      afterCommit(nudgeDeliveries)
    }
    const after = await db.one(find(of))
    if (after!.shown !== said.shown) record(previewsChanged, said.subjectId, { messageId: said.id })
    return {}
  },
})

/** What is said between a few is never asked for elsewhere (docs/decisions/0034): not even that it was is said to anybody. */
const find = prepared(
  (a: { community: string; message: string }) => sql<Found>`
    select m.id, m.subject_id, m.text, c.link_previews and s.audience <> 'direct' as may_ask,
      (${previews(sql`m`)})::text as shown
    from message m join subject s on s.community_id = m.community_id and s.id = m.subject_id
    join community c on c.id = m.community_id
    where m.community_id = ${a.community} and m.id = ${a.message} and m.deleted_at is null`,
)

/** index outside_page_asked */
const countAsked = prepared(
  (a: { community: string; since: Date }) => sql<{ pages: number }>`
    select count(*)::int as pages from outside_page where community_id = ${a.community} and asked_at > ${a.since}`,
)

type Of = { community: string; message: string; urls: string[] }

/** What the message links to no more; pages that nothing links to go with it (migration 0034). */
const letGo = prepared(
  (a: Of) => sql`
    delete from message_preview x using outside_page p
    where x.community_id = ${a.community} and x.message_id = ${a.message} and p.community_id = x.community_id
      and p.id = x.page_id and p.url <> all(${a.urls}::text[])`,
)

/**
 * Hangs all that are known or may be asked; answers which are to be asked. Known ones are locked until the commit, in one
 * order: whoever reads one meanwhile then tells this message too, or we see what was read.
 */
const hang = prepared(
  (a: Of & { ids: string[]; at: Date; mayAsk: boolean }) => sql<{ id: string }>`
    with linked as (
      select t.* from unnest(${a.ids}::uuid[], ${a.urls}::text[]) with ordinality as t(id, url, position)
      where ${a.mayAsk}::boolean or exists (select from outside_page p where p.community_id = ${a.community} and p.url = t.url)
    ), page as (
      insert into outside_page (community_id, id, url, asked_at)
      select ${a.community}::uuid, id, url, ${a.at}::timestamptz from linked order by url
      on conflict (community_id, url) do update set url = excluded.url returning id, url
    ), hung as (
      insert into message_preview (community_id, message_id, page_id, position)
      select ${a.community}::uuid, ${a.message}::uuid, page.id, linked.position from page join linked on linked.url = page.url
      on conflict (community_id, message_id, page_id) do update set position = excluded.position
    )
    select page.id from page join linked on linked.id = page.id`,
)
