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
  unconfirmed: { readingId: string; metricId: string; goal: Named } | null
  /** Who asks to join; only stewards know. */
  requests: OfferShown['waiting']
  /** What waits in other modules (next.ts). */
  elsewhere: { name: string; waiting: NonNullable<OfferShown['waiting']> }[]
  /** Nobody else is here yet, or hardly anyone. */
  company: 'none' | 'few' | 'many'
  mayInvite: boolean
  maySteer: boolean
  /** Whoever came after me and I have not talked to. */
  newest: OfferShown['member']
  /** For newcomers: someone who runs this place and they have not talked to. */
  guide: OfferShown['member']
}

const MOST = 3

/** Three at most: what waits and what takes few minutes first, and a person at the end whenever there is one. */
export function offersFor(around: Around): OfferShown[] {
  const person = someone(around)
  const short = [charter, requests, answers, introduction, firstGoal, invitation, profile, reading, confirmation]
  const offers = short.flatMap((offer) => offer(around) ?? [])
  return [...offers.slice(0, MOST - (person ? 1 : 0)), ...(person ? [person] : [])]
}

const blank = {
  minutes: null,
  name: null,
  subject: null,
  metricId: null,
  readingId: null,
  member: null,
  waiting: null,
  purpose: null,
}
const care = { kind: 'care', id: null } as const
const operations = { kind: 'operations', id: null } as const

function charter({ charterWaits }: Around): OfferShown | undefined {
  if (!charterWaits) return undefined
  return { ...blank, kind: 'accept_charter', minutes: 5, target: { screen: 'charter', id: null } }
}

function requests({ requests: waiting }: Around): OfferShown | undefined {
  if (!waiting) return undefined
  return { ...blank, kind: 'answer_requests', waiting, target: { screen: 'queue', id: null }, purpose: care }
}

/** Somebody waits for each of them. */
function answers({ elsewhere }: Around): OfferShown[] {
  const target = { screen: 'waiting', id: null } as const
  return elsewhere.map((one) => ({ ...blank, ...one, kind: 'answer_waiting', target, purpose: care }))
}

/** Nobody introduces themselves to an empty room. */
function introduction({ firstChannel, company }: Around): OfferShown | undefined {
  if (!firstChannel || company === 'none') return undefined
  const { id, title, purposeKind, purposeId } = firstChannel
  const purpose = purposeKind ? { kind: purposeKind, id: purposeId } : care
  const target = { screen: 'channel', id } as const
  return { ...blank, kind: 'introduce_yourself', minutes: 5, target, subject: { id, title }, purpose }
}

function firstGoal({ goals, maySteer }: Around): OfferShown | undefined {
  if (goals.length > 0 || !maySteer) return undefined
  return { ...blank, kind: 'set_goal', minutes: 10, target: { screen: 'new_goal', id: null }, purpose: operations }
}

function invitation({ company, mayInvite }: Around): OfferShown | undefined {
  if (company === 'many' || !mayInvite) return undefined
  return { ...blank, kind: 'invite_people', minutes: 5, target: { screen: 'invite', id: null }, purpose: care }
}

function profile({ profileIsEmpty, company }: Around): OfferShown | undefined {
  if (!profileIsEmpty || company === 'none') return undefined
  return { ...blank, kind: 'complete_profile', minutes: 10, target: { screen: 'profile', id: null }, purpose: care }
}

/** For the goal I carry that has waited longest. */
function reading({ goals, me, staleBefore }: Around): OfferShown | undefined {
  const stale = goals
    .filter((goal) => goal.owner?.id === me && goal.metric && (goal.metric.latest?.at ?? '') < staleBefore)
    .sort((one, other) => (one.metric?.latest?.at ?? '').localeCompare(other.metric?.latest?.at ?? ''))[0]
  if (!stale?.metric) return undefined
  const kind = stale.metric.latest ? 'record_reading' : 'first_reading'
  return { ...forGoal(kind, 10, stale), metricId: stale.metric.id }
}

function confirmation({ unconfirmed }: Around): OfferShown | undefined {
  if (!unconfirmed) return undefined
  const { goal, metricId, readingId } = unconfirmed
  return { ...forGoal('confirm_reading', 5, goal), metricId, readingId }
}

function forGoal(kind: OfferShown['kind'], minutes: number, { id, title }: Named): OfferShown {
  const target = { screen: 'goal', id } as const
  return { ...blank, kind, minutes, target, subject: { id, title }, purpose: { kind: 'goal', id } }
}

function someone({ guide, newest }: Around): OfferShown | undefined {
  const member = guide ?? newest
  if (!member) return undefined
  const kind = guide ? 'meet_someone' : 'welcome_member'
  return { ...blank, kind, target: { screen: 'member', id: member.id }, member, purpose: care }
}
