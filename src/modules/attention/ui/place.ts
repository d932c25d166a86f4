/** Where a notice leads: to the message itself where there is one, else to what it is about. Pure. */
import { inCommunity } from '#web/community.ts'
import { type Place, shownAs, subjectPlace } from '#web/kinds.ts'
import type { Notice } from '../contract.ts'

type Leading = Pick<Notice, 'kind' | 'subject' | 'messageId' | 'threadId' | 'circle' | 'member' | 'data'>

export function placeOf(slug: string, notice: Leading): Place {
  const { subject, messageId, threadId, data } = notice
  const at = (...parts: string[]): Place => ({ path: inCommunity(slug, ...parts), search: {} })
  if (notice.kind === 'conversation.scheduled_failed') return { ...at('saved'), search: { show: 'scheduled' } }
  if (notice.kind === 'keeping.reminder_due' && !subject) return at('saved')
  if (!subject) return amongPeople(notice, at)
  const { path, search } = subjectPlace(slug, subject, { message: messageId, thread: threadId })
  return { path, search: { ...search, ...shownAs(subject.kind)?.leadsTo?.(data, notice.kind) } }
}

function amongPeople({ kind, circle, member }: Leading, at: (...parts: string[]) => Place): Place {
  if (kind === 'communities.join_requested') return at('people', 'queue')
  if (circle) return at('circles', circle.id)
  if (member) return at('people', member.id)
  return kind.startsWith('communities.') ? at('people') : at()
}

export function hrefOf({ path, search }: Place): string {
  const query = new URLSearchParams(search).toString()
  return query ? `${path}?${query}` : path
}
