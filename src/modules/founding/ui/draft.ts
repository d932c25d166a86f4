/** What is being founded, kept in this tab until it stands. */
import type { AskOf } from '#kernel/contract.ts'
import type { found } from '../contract.ts'

export type DraftGoal = {
  title: string
  baseline: number | undefined
  target: number | undefined
  unit: string
  icon: string
  deadline: string
  /** Each reading comes on top of those before. */
  adds: boolean
}
export type Draft = {
  step: number
  preset: 'open' | 'association' | 'self_help' | 'company' | 'closed'
  name: string
  me: string
  color: string
  /** As a data URL. */
  logo: string | null
  isLogoSent: boolean
  mission: string
  values: { key: number; title: string; weDo: string }[]
  goal: DraftGoal
  channels: { key: number; title: string; topic: string; purpose: 'goal' | 'care' | null }[]
  /** The steps someone chose to answer later. */
  later: string[]
  /** The community, once it stands. */
  slug?: string
  goalId?: string | null
}

const place = 'leitstern.founding'

export const stepNames = ['kind', 'name', 'mission', 'values', 'goal', 'channels', 'invite'] as const
export type StepName = (typeof stepNames)[number]

export function emptyDraft(today: Date): Draft {
  const goal = {
    title: '',
    baseline: 0,
    target: undefined,
    unit: '',
    icon: 'compass',
    deadline: inAYear(today),
    adds: true,
  }
  const words = { name: '', me: '', mission: '' }
  return {
    step: 0,
    preset: 'association',
    ...words,
    color: '#12908e',
    logo: null,
    isLogoSent: false,
    values: [],
    goal,
    channels: [],
    later: [],
  }
}

/** The end of this year, or of the next when little of this one is left. */
function inAYear(today: Date): string {
  const year = today.getFullYear() + (today.getMonth() >= 8 ? 1 : 0)
  return `${year}-12-31`
}

export function keptDraft(today: Date): Draft {
  try {
    return { ...emptyDraft(today), ...JSON.parse(sessionStorage.getItem(place) ?? '{}') }
  } catch {
    // Something else wrote there: begin anew.
    return emptyDraft(today)
  }
}

export function keepDraft(draft: Draft): void {
  try {
    sessionStorage.setItem(place, JSON.stringify(draft))
  } catch {
    // No room for the picture: the words are worth more.
    sessionStorage.setItem(place, JSON.stringify({ ...draft, logo: null }))
  }
}
export const forgetDraft = (): void => sessionStorage.removeItem(place)

/** What is still missing on a step, by field. */
export function missingOn(step: StepName, draft: Draft): string[] {
  const blank = (text: string) => text.trim() === ''
  if (step === 'name') return (['name', 'me'] as const).filter((field) => blank(draft[field]))
  if (step === 'mission') return blank(draft.mission) ? ['mission'] : []
  if (step === 'goal') return blank(draft.goal.title) ? ['goal'] : []
  return []
}

export function inputOf(draft: Draft, language: 'de' | 'en', timeZone: string): AskOf<typeof found> {
  const { preset, color } = draft
  return {
    name: draft.name,
    preset,
    language,
    timeZone,
    color,
    mission: draft.mission,
    values: draft.values.filter(({ title }) => title.trim()).map(({ title, weDo }) => ({ title, weDo })),
    goal: goalOf(draft),
    channels: draft.channels.filter(({ title }) => title.trim()).map(({ key: _, ...channel }) => channel),
    me: { name: draft.me },
  }
}

function goalOf({ goal, later }: Draft): AskOf<typeof found>['goal'] {
  if (later.includes('goal') || goal.title.trim() === '') return null
  const { title, baseline = 0, target, unit, icon, adds } = goal
  const deadline = goal.deadline || null
  return {
    title,
    icon,
    deadline,
    ...(target !== undefined && {
      metric: {
        name: title,
        unit,
        baseline,
        target,
        deadline,
        direction: target < baseline ? 'down' : 'up',
        accumulation: adds ? 'cumulative' : 'level',
      },
    }),
  }
}

/** How much a month that is, rounded to what can be said; undefined where nothing lies between. */
export function perMonth({ baseline = 0, target, deadline }: DraftGoal, now: number): number | undefined {
  const months = (Date.parse(deadline) - now) / (30.44 * 86_400_000)
  if (target === undefined || !(months >= 1.5) || target === baseline) return undefined
  const amount = Math.abs(target - baseline) / months
  const digits = 10 ** Math.floor(Math.log10(amount) - 1)
  return Math.round(amount / digits) * digits
}
