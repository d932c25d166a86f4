/** What is sent: ids and a link, and words only where the member who made the webhook may read them at this moment. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import type { LogEntry } from '#kernel/log.ts'
import { mayHear } from '#modules/conversation/offers.ts'
import { pathTo } from '#modules/subjects/offers.ts'
import { maySee } from '#modules/subjects/visible.ts'
import { isOfMessages } from './kinds.ts'

export type Place = { id: string; slug: string; baseUrl: string }
export type About = { maker: string; kind: string; seq: number | null; at: string }

type Known = LogEntry & { actorName: string | null; memberName: string | null }
type Shared = { title: string; kind: string; text: string | null; threadId: string | null }

const readEntry = prepared(
  (a: { community: string; seq: number }) => sql<Known>`
    select y.seq, y.actor_id, y.operation, y.kind, y.subject_id, y.data, y.at, actor.name as actor_name,
      about.name as member_name
    from activity y
    left join member actor on actor.community_id = y.community_id and actor.id = y.actor_id
    left join member about on about.community_id = y.community_id and about.id = (y.data->>'memberId')::uuid
    where y.community_id = ${a.community} and y.seq = ${a.seq}`,
)
const shared = (may: typeof maySee) =>
  prepared(
    (a: { community: string; subject: string; member: string; message: string | null }) => sql<Shared>`
      select s.title, s.kind, m.text, m.thread_id
      from subject s join member me on me.community_id = s.community_id and me.id = ${a.member}
      left join message m on m.community_id = s.community_id and m.id = ${a.message}::uuid and m.subject_id = s.id
        and m.deleted_at is null
      where s.community_id = ${a.community} and s.id = ${a.subject} and ${may('me', 's')}`,
  )
const heard = shared(mayHear)
const seen = shared(maySee)

/** `undefined`: it is gone, or its maker may not know of it. */
export async function payloadOf(db: Db, place: Place, about: About): Promise<string | undefined> {
  const { id: community, slug, baseUrl } = place
  const home = `${baseUrl}/c/${slug}`
  const base = { community: { id: community, slug } }
  if (about.seq === null) return written(about.kind, about.at, { ...base, link: home })
  const entry = await db.one(readEntry({ community, seq: about.seq }))
  if (!entry) return undefined
  const { subjectId, data, actorId, actorName, memberName } = entry
  const told = {
    ...base,
    seq: entry.seq,
    actor: actorId && { id: actorId, name: actorName },
    ...(memberName !== null && { member: { id: data.memberId, name: memberName } }),
    ...data,
  }
  if (!subjectId)
    return written(entry.kind, entry.at, { ...told, link: data.memberId ? `${home}/people/${data.memberId}` : home })
  const message = typeof data.messageId === 'string' ? data.messageId : null
  const of = { community, subject: subjectId, member: about.maker, message }
  const subject = await db.one(isOfMessages(entry.kind) ? heard(of) : seen(of))
  if (!subject) return undefined
  return written(entry.kind, entry.at, {
    ...told,
    subject: { id: subjectId, kind: subject.kind, title: subject.title },
    ...(subject.text !== null && { text: subject.text }),
    link: linkTo(`${home}/${pathTo({ kind: subject.kind, id: subjectId })}`, { ...subject, message }),
  })
}

const written = (type: string, timestamp: string, data: object): string => JSON.stringify({ type, timestamp, data })

function linkTo(page: string, { message, threadId }: Shared & { message: string | null }) {
  const search = new URLSearchParams({ ...(message && { message }), ...(threadId && { thread: threadId }) })
  return `${page}${search.size > 0 ? `?${search}` : ''}`
}
