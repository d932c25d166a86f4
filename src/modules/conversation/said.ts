/** Finds a message as an actor sees it: with what rules need to know of the subject it hangs on. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'
import { circleHost, letIn, type Seer, seerOf, visible } from '#modules/subjects/visible.ts'

export type Said = {
  id: string
  subjectId: string
  /** Of the subject. */
  kind: string
  threadId: string | null
  inChannel: boolean
  authorId: string
  text: string
  /** Something besides its text. */
  hasMore: boolean
  deletedAt: string | null
  deletedBy: string | null
  audience: string
  archivedAt: string | null
  talkIsOpen: boolean
  isLetIn: boolean
  isCircleHost: boolean
}

const find = prepared(
  (a: Seer & { community: string; id: string }) => sql<Said>`
    select m.id, m.subject_id, s.kind, m.thread_id, m.in_channel, m.author_id, m.text, m.deleted_at, m.deleted_by,
      exists (select from file f where f.community_id = m.community_id and f.message_id = m.id and f.deleted_at is null)
        or m.card is not null as has_more,
      s.audience, s.archived_at, s.talk_is_open,
      ${letIn(a)} as is_let_in, ${circleHost(a)} as is_circle_host
    from message m join subject s on s.community_id = m.community_id and s.id = m.subject_id
    where m.community_id = ${a.community} and m.id = ${a.id} and ${visible(a)}`,
)

type About = { db: Db; actor: Actor; community: CommunityRef }

export function findSaid({ db, actor, community }: About, id: string): Promise<Said | undefined> {
  return db.one(find({ ...seerOf(actor), community: community.id, id }))
}

/** The first message of the thread a message is in. */
export const threadOf = ({ id, threadId }: Said): string => threadId ?? id
