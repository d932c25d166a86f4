/** A page is asked once for all who link to it: its words, and a small picture that is written anew and kept here. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { deliver, onDelivery } from '#kernel/delivery.ts'
import { type Answer, OutsideError } from '#kernel/outside.ts'
import { handle } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import { keepCard, storePicture } from '#modules/files/offers.ts'
import { previewsChanged, readPage } from '../contract-previews.ts'
import { isTheHouse } from '../rules.ts'
import { byTheHouse } from './by-the-house.ts'
import { pageSays } from './page.ts'

const READ = 'conversation.read_page'
const MINUTE = 60_000
/** After a failure that may pass; then it is left. Nobody is told: a link without a preview is still a link. */
const waits = [MINUTE, 30 * MINUTE]
const mayPass = ['not_found', 'unreachable', 'too_slow']
/** Smaller pictures are signs and counters, not what a page shows of itself. */
const LEAST_SIDE = 48

type Reading = { pageId: string; attempt: number; at: Date }

export function readSoon(db: Db, community: string, { at, ...payload }: Reading): void {
  deliver(db, { community, kind: READ, key: `${payload.pageId}:${payload.attempt}`, payload, at })
}

onDelivery(READ, ({ house, community, payload }) =>
  byTheHouse(house, community, readPage, { pageId: String(payload.pageId), attempt: Number(payload.attempt) }),
)

type Shelf = Parameters<typeof keepCard>[0]

handle(readPage, {
  find: async ({ db, actor, community, input }) =>
    isTheHouse({ actor }) ? db.one(findUnread({ community: community.id, id: input.pageId })) : undefined,
  allow: isTheHouse,
  prepare: ({ found, house, community, now }) => ask({ house, community, now }, found.url),
  async run(reading) {
    const { db, community, found: page, prepared: asked, input, now, record } = reading
    const wait = waits[input.attempt - 1]
    if (asked === 'later' && wait !== undefined) {
      const at = new Date(now.getTime() + wait)
      readSoon(db, community.id, { pageId: page.id, attempt: input.attempt + 1, at })
    }
    if (typeof asked === 'string') return {}
    const { says, picture } = asked
    const fileId = picture ? storePicture(reading, { kept: picture, name: 'preview' }) : null
    const of = { community: community.id, id: page.id }
    await db.rows(keepWords({ ...of, ...says, fileId }))
    for (const { id, subjectId } of await db.rows(listShowing(of)))
      record(previewsChanged, subjectId, { messageId: id })
    return {}
  },
})

async function ask(shelf: Shelf, url: string) {
  try {
    const answer = await shelf.house.outside.ask({ url, wants: 'page' })
    if (answer.status === 429 || answer.status >= 500) return 'later'
    const says = answer.status < 300 ? pageSays(answer) : undefined
    return says ? { says, picture: says.picture ? await pictureAt(shelf, says.picture) : undefined } : 'never'
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error
    return mayPass.includes(error.code) ? 'later' : 'never'
  }
}

/** Whatever is wrong with a picture, the words are shown. */
async function pictureAt(shelf: Shelf, url: string) {
  try {
    const { status, body } = await shelf.house.outside.ask({ url, wants: 'picture' })
    const kept = status < 300 ? await keepCard(shelf, inParts(body)) : undefined
    return kept && Math.min(kept.width!, kept.height!) >= LEAST_SIDE ? kept : undefined
  } catch (error) {
    if (error instanceof OutsideError || error instanceof Refusal) return undefined
    throw error
  }
}

async function* inParts(body: Answer['body']) {
  yield body
}

type Of = { community: string; id: string }

const findUnread = prepared(
  (a: Of) => sql<{ id: string; url: string }>`
    select id, url from outside_page where community_id = ${a.community} and id = ${a.id} and title is null`,
)
type Words = { title: string; description: string; site: string; host: string; fileId: string | null }
/** Locks the page until the commit, see hang.ts. */
const keepWords = prepared(
  (a: Of & Words) => sql`
    update outside_page set title = ${a.title}, description = ${a.description}, site = ${a.site}, host = ${a.host},
      file_id = ${a.fileId}
    where community_id = ${a.community} and id = ${a.id}`,
)
/** index message_preview_page */
const listShowing = prepared(
  (a: Of) => sql<{ id: string; subjectId: string }>`
    select m.id, m.subject_id from message_preview x
    join message m on m.community_id = x.community_id and m.id = x.message_id and m.deleted_at is null
    where x.community_id = ${a.community} and x.page_id = ${a.id} and x.hidden_at is null`,
)
