/** Stopping mails by their link, and taking that back: without signing in, and whatever has become of the member. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { hashSecret } from '#kernel/ids.ts'
import { handle } from '#kernel/perform.ts'
import { isSensitive } from '#modules/communities/offers.ts'
import { mayHear } from '#modules/conversation/offers.ts'
import { openStop, stopMails } from './contract.ts'
import { isContentFree, peopleOf } from './find.ts'
import { limits } from './limits.ts'
import { whoeverHasTheLink } from './rules.ts'
import { chooseKind, setStop } from './settings.ts'

const DAY = 24 * 3_600_000

type Found = {
  memberId: string
  subjectId: string
  kind: 'mentions' | 'directs'
  title: string
  people: string[]
  mayHear: boolean
  language: string
  name: string
  color: string
  preset: string
  contentFree: boolean | null
  isStopped: boolean
  isKindStopped: boolean
}

/** index unread_mail_stop */
const byStop = prepared(
  (a: { community: string; hash: string; since: Date }) => sql<Found>`
    select u.member_id, u.subject_id, s.title, ${peopleOf('s', 'me')} as people, ${mayHear('me', 's')} as may_hear,
      case s.audience when 'direct' then 'directs' else 'mentions' end as kind,
      p.language, c.name, c.color, c.preset, choice.content_free,
      exists (select from mail_stop x where x.community_id = u.community_id and x.member_id = u.member_id
        and x.subject_id = u.subject_id) as is_stopped,
      case s.audience when 'direct' then choice.directs else choice.mentions end is false as is_kind_stopped
    from unread_mail u join community c on c.id = u.community_id
    join member me on me.community_id = u.community_id and me.id = u.member_id
    join person p on p.id = me.person_id
    join subject s on s.community_id = u.community_id and s.id = u.subject_id
    left join mail_choice choice on choice.community_id = u.community_id and choice.member_id = u.member_id
    where u.community_id = ${a.community} and u.stop_hash = ${a.hash} and u.written_at > ${a.since}`,
)

type Asking = { db: Db; community: { id: string }; input: { secret: string }; now: Date }
function find({ db, community, input, now }: Asking): Promise<Found | undefined> {
  const since = new Date(now.getTime() - limits.stopDays * DAY)
  return db.one(byStop({ community: community.id, hash: hashSecret(input.secret), since }))
}

handle(openStop, {
  find,
  allow: whoeverHasTheLink,
  async run({ found }) {
    const { language, name, color, preset, kind, title, people } = found
    const isKnown = found.mayHear && !isContentFree(found)
    return {
      language,
      community: isContentFree(found) && isSensitive(preset) ? null : { name, color },
      kind,
      where: isKnown ? { title, people } : null,
      stopped: { conversation: found.isStopped, kind: found.isKindStopped },
    }
  },
})

handle(stopMails, {
  find,
  allow: whoeverHasTheLink,
  async run({ db, community, input, found, now }) {
    const { memberId: member, subjectId: subject, kind } = found
    const of = { community: community.id, member }
    if (input.what === 'kind') chooseKind(db, { ...of, kind, wanted: input.wanted })
    else setStop(db, { ...of, subject, wanted: input.wanted, now })
    return {}
  },
})
