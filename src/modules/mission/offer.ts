/** What someone can do next: made of what is around them. Pure. */
import type * as z from 'zod'
import type { Offer } from './contract-home.ts'
import type { GoalRowShown } from './list-goals.ts'

type OfferShown = z.output<typeof Offer>
type Named = { id: string; title: string }

export type Around = {
  me: string
  /** Open goals as this member sees them. */
  goals: GoalRowShown[]
  /** A goal whose last reading is older than this day wants one. */
  staleBefore: string
  charterWaits: boolean
  profileIsEmpty: boolean
  firstChannel:
    | (Named & { purposeKind: 'goal' | 'value' | 'care' | 'operations' | null; purposeId: string | null })
    | null
  unconfirmed: { metricId: string; goal: Named } | null
  newest: OfferShown['member']
}

const MOST = 3

/** Three at most: what takes few minutes first, and a person to welcome at the end whenever there is one. */
export function offersFor(around: Around): OfferShown[] {
  const person = welcome(around)
  const short = [charter, introduction, profile, reading, confirmation].flatMap((offer) => offer(around) ?? [])
  return [...short.slice(0, MOST - (person ? 1 : 0)), ...(person ? [person] : [])]
}

const blank = { minutes: null, subject: null, metricId: null, member: null, purpose: null }

function charter({ charterWaits }: Around): OfferShown | undefined {
  if (!charterWaits) return undefined
  return { ...blank, kind: 'accept_charter', minutes: 5, target: { screen: 'charter', id: null } }
}

function introduction({ firstChannel }: Around): OfferShown | undefined {
  if (!firstChannel) return undefined
  const { id, title, purposeKind, purposeId } = firstChannel
  const purpose = purposeKind ? { kind: purposeKind, id: purposeId } : ({ kind: 'care', id: null } as const)
  const target = { screen: 'channel', id } as const
  return { ...blank, kind: 'introduce_yourself', minutes: 5, target, subject: { id, title }, purpose }
}

function profile({ profileIsEmpty }: Around): OfferShown | undefined {
  if (!profileIsEmpty) return undefined
  const target = { screen: 'profile', id: null } as const
  return { ...blank, kind: 'complete_profile', minutes: 10, target, purpose: { kind: 'care', id: null } }
}

/** For the goal I carry that has waited longest. */
function reading({ goals, me, staleBefore }: Around): OfferShown | undefined {
  const stale = goals
    .filter((goal) => goal.owner?.id === me && goal.metric && (goal.metric.latest?.at ?? '') < staleBefore)
    .sort((one, other) => (one.metric?.latest?.at ?? '').localeCompare(other.metric?.latest?.at ?? ''))[0]
  return stale && forGoal('record_reading', 10, stale, stale.metric!.id)
}

function confirmation({ unconfirmed }: Around): OfferShown | undefined {
  return unconfirmed ? forGoal('confirm_reading', 5, unconfirmed.goal, unconfirmed.metricId) : undefined
}

function forGoal(kind: OfferShown['kind'], minutes: number, { id, title }: Named, metricId: string): OfferShown {
  const target = { screen: 'goal', id } as const
  return { ...blank, kind, minutes, target, subject: { id, title }, metricId, purpose: { kind: 'goal', id } }
}

function welcome({ newest }: Around): OfferShown | undefined {
  if (!newest) return undefined
  const target = { screen: 'member', id: newest.id } as const
  return { ...blank, kind: 'welcome_member', target, member: newest, purpose: { kind: 'care', id: null } }
}
