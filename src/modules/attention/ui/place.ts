/** Where a notice leads: to the message itself where there is one, else to what it is about. Pure. */
import { inCommunity } from '#web/community.ts'
import type { Notice } from '../contract.ts'

export type Place = { path: string; search: Record<string, string> }
type Leading = Pick<Notice, 'kind' | 'subject' | 'messageId' | 'threadId' | 'circle' | 'member' | 'data'>

export function placeOf(slug: string, notice: Leading): Place {
  const { subject, messageId, threadId, data } = notice
  const at = (...parts: string[]): Place => ({ path: inCommunity(slug, ...parts), search: {} })
  if (notice.kind === 'conversation.scheduled_failed') return { ...at('saved'), search: { show: 'scheduled' } }
  if (notice.kind === 'keeping.reminder_due' && !subject) return at('saved')
  if (!subject) return amongPeople(notice, at)
  const search = { ...(messageId && { message: messageId }), ...(threadId && { thread: threadId }) }
  if (subject.kind === 'channel') return { ...at('talk', subject.id), search }
  if (subject.kind === 'note') return { ...at('notes', subject.id), search }
  if (subject.kind === 'charter') return at('charter')
  const measured: Record<string, string> = data.readingId
    ? { metric: `${data.metricId}`, reading: `${data.readingId}` }
    : {}
  if (subject.kind === 'goal') return { ...at('goals', subject.id), search: { ...search, ...measured } }
  return at()
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
