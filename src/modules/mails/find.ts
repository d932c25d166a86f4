/** A mail about what waits: to whom, in which conversation, and what it tells of as its member may read it now. */
import { type RawBuilder, sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'
import { isSensitive } from '#modules/communities/offers.ts'
import type { Card } from '#modules/conversation/contract.ts'
import { mayHear } from '#modules/conversation/offers.ts'
import { pathTo } from '#modules/subjects/offers.ts'
import { limits } from './limits.ts'
import { noticesOf } from './waiting.ts'

export type MailRow = {
  id: string
  memberId: string
  memberName: string
  memberKind: 'member' | 'guest'
  memberRole: 'owner' | 'steward' | 'member'
  personId: string
  email: string
  language: string
  timeZone: string
  subjectId: string
  subjectKind: string
  title: string
  audience: string
  threadId: string | null
  communityId: string
  slug: string
  communityName: string
  preset: string
  communityLanguage: string
  communityZone: string
  color: string
  accentLight: string
  accentDark: string
  contentFree: boolean | null
  quietFrom: number | null
  quietUntil: number | null
  writtenAt: string | null
  upToSeq: number | null
  /** of the address it went to */
  addressHash: string | null
  /** of a direct conversation, without me */
  people: string[]
}

/** An account that gets mail, an active member of whom there is a person, and a conversation they may hear. */
const mayBeTold = sql`p.email_verified and p.disabled_at is null and ${mayHear('me', 's')}`

/** A `MailRow` of each `unread_mail u`, with what `which` asks of it and of `me`, `p` and `s`. */
export const mailsWhere = (which: RawBuilder<unknown>): RawBuilder<MailRow> => sql<MailRow>`
  select u.id, u.member_id, me.name as member_name, me.kind as member_kind, me.role as member_role, me.person_id,
    p.email, p.language, p.time_zone, u.subject_id, s.kind as subject_kind, s.title, s.audience, u.thread_id,
    c.id as community_id, c.slug, c.name as community_name, c.preset, c.language as community_language,
    c.time_zone as community_zone, c.color, c.accent_light, c.accent_dark, choice.content_free, choice.quiet_from,
    choice.quiet_until, u.written_at, u.up_to_seq, u.address_hash, ${peopleOf('s', 'me')} as people
  from unread_mail u join community c on c.id = u.community_id and c.deleted_at is null
  join member me on me.community_id = u.community_id and me.id = u.member_id
  join person p on p.id = me.person_id
  join subject s on s.community_id = u.community_id and s.id = u.subject_id
  left join mail_choice choice on choice.community_id = u.community_id and choice.member_id = u.member_id
  where ${which} and ${mayBeTold}`

/** Names of the others in a direct conversation; empty elsewhere. */
export function peopleOf(subject: string, member: string): RawBuilder<string[]> {
  const [s, me] = [sql.ref(subject), sql.ref(member)]
  return sql`coalesce((select json_agg(o.name order by o.name) from let_in l
    join member o on o.community_id = l.community_id and o.id = l.member_id and o.id <> ${me}.id
    where ${s}.audience = 'direct' and l.community_id = ${s}.community_id and l.subject_id = ${s}.id), '[]'::json)`
}

export type MailedMessage = {
  id: string
  threadId: string | null
  author: string
  text: string
  card: Card | null
  at: string
  files: string[]
  fromSeq: number
  upToSeq: number
  total: number
  /** when the oldest of all was told */
  since: string
}

/** The newest of what it tells of, oldest first. `which`: over `unread_mail u`, notices `n` and messages `m`. */
export const messagesWhere = (which: RawBuilder<unknown>) =>
  prepared(
    (a: { community: string; id: string }) => sql<MailedMessage>`
      with told as (
        select m.id, min(n.seq) as from_seq, max(n.seq) as up_to_seq, min(n.at) as at
        from unread_mail u join subject s on s.community_id = u.community_id and s.id = u.subject_id,
        ${noticesOf} and ${which} and u.community_id = ${a.community} and u.id = ${a.id} group by m.id
      ), newest as (
        select m.*, all_told.* from (select min(from_seq) as from_seq, max(up_to_seq) as up_to_seq, count(*)::int as total,
          min(at) as since from told) all_told, told
        join message m on m.community_id = ${a.community} and m.id = told.id
        order by m.at desc, m.id desc limit ${sql.lit(limits.messages)}
      )
      select m.id, m.thread_id, author.name as author, m.text, m.card, m.at, m.from_seq, m.up_to_seq, m.total, m.since,
        coalesce((select json_agg(f.name order by f.position, f.id) from file f
          where f.community_id = m.community_id and f.message_id = m.id and f.deleted_at is null), '[]'::json) as files
      from newest m join member author on author.community_id = m.community_id and author.id = m.author_id
      order by m.at, m.id`,
  )

/** What it told of when it was sent, as far as that is still there. */
const toldThen = messagesWhere(sql`n.seq between u.from_seq and u.up_to_seq`)
export const listTold = (db: Db, { communityId: community, id }: MailRow): Promise<MailedMessage[]> =>
  db.rows(toldThen({ community, id }))

/** Its member, who reads and answers. */
export const actorOf = (mail: MailRow): Actor => ({
  kind: mail.memberKind,
  via: 'intent',
  personId: mail.personId,
  memberId: mail.memberId,
  role: mail.memberRole,
  sessionId: null,
  scopes: null,
})

export const communityOf = (mail: MailRow): CommunityRef => ({
  id: mail.communityId,
  slug: mail.slug,
  preset: mail.preset,
  language: mail.communityLanguage,
  timeZone: mail.communityZone,
})

export const isContentFree = ({ contentFree, preset }: Pick<MailRow, 'contentFree' | 'preset'>): boolean =>
  contentFree ?? isSensitive(preset)

/** Where a message stands, for who is signed in. */
export function pathOf({ slug, subjectKind, subjectId }: MailRow, { id, threadId }: MailedMessage): string {
  const path = pathTo({ kind: subjectKind, id: subjectId })
  if (!path) return `/c/${slug}`
  const search = new URLSearchParams({ message: id, ...(threadId && { thread: threadId }) })
  return `/c/${slug}/${path}?${search}`
}
