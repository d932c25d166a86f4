/** What is being founded, kept in this tab until it stands. */
import type { AskOf } from '#kernel/contract.ts'
import type { found } from '../contract.ts'
import type { ExampleGoal, Told } from '../examples/example.ts'
import type { ExampleName } from '../examples/examples.ts'

export type DraftGoal = {
  title: string
  baseline: number | undefined
  target: number | undefined
  unit: string
  icon: string
  deadline: string
  /** Each reading comes on top of those before. */
  adds: boolean
  /** As an example brought them along. */
  sentence?: string
  kind?: ExampleGoal['kind']
}
export type Draft = {
  step: number
  example: ExampleName | null
  /** What the example calls itself, and what it is for: shown where nothing was written yet. */
  ideas: { name: string; mission: string; goals: ExampleGoal[] }
  preset: 'open' | 'association' | 'self_help' | 'company' | 'closed'
  name: string
  me: string
  color: string
  /** As a data URL. */
  logo: string | null
  isLogoSent: boolean
  mission: string
  values: { key: number; title: string; weDo: string; weDont?: string }[]
  goal: DraftGoal
  moreGoals: { key: number; isOn: boolean; goal: ExampleGoal }[]
  questions: { key: number; text: string }[]
  channels: { key: number; title: string; topic: string; purpose: 'goal' | 'care' | null }[]
  /** The steps someone chose to answer later. */
  later: string[]
  /** The community, once it stands. */
  slug?: string
  goalId?: string | null
}

const place = 'leitstern.founding'

export const stepNames = ['kind', 'name', 'mission', 'values', 'goal', 'joining', 'channels', 'invite'] as const
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
    example: null,
    ideas: { name: '', mission: '', goals: [] },
    preset: 'association',
    ...words,
    color: '#12908e',
    logo: null,
    isLogoSent: false,
    values: [],
    goal,
    moreGoals: [],
    questions: [],
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
  /** What an example brought is not taken along where the step was put off. */
  const said = <Row>(step: StepName, rows: Row[]): Row[] => (draft.later.includes(step) ? [] : rows)
  return {
    name: draft.name,
    preset,
    language,
    timeZone,
    color,
    mission: draft.mission,
    values: said('values', draft.values)
      .filter(({ title }) => title.trim())
      .map(({ key: _, ...value }) => value),
    goal: goalOf(draft),
    moreGoals: moreOf(draft),
    joiningQuestions: said('joining', draft.questions)
      .map(({ text }) => text.trim())
      .filter(Boolean),
    channels: draft.channels.filter(({ title }) => title.trim()).map(({ key: _, ...channel }) => channel),
    me: { name: draft.me },
  }
}

function goalOf({ goal, later }: Draft): AskOf<typeof found>['goal'] {
  if (later.includes('goal') || goal.title.trim() === '') return null
  const { title, baseline = 0, target, unit, icon, adds, sentence, kind } = goal
  const deadline = goal.deadline || null
  return {
    title,
    icon,
    deadline,
    ...(sentence && { sentence }),
    ...(kind && { kind }),
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

/** Those left on come along, by the same day; an example's goal that became the first one is not set twice. */
function moreOf({ moreGoals, goal, later }: Draft): AskOf<typeof found>['moreGoals'] {
  if (later.includes('goal')) return []
  const wanted = moreGoals.filter(({ isOn, goal: one }) => isOn && one.title !== goal.title.trim())
  return wanted.map(({ goal: one }) => ({ ...one, deadline: goal.deadline || null }))
}

/** Everything an example brings along, in place of what another brought before. */
export function withExample(
  { goal }: Draft,
  example: ExampleName,
  { name, mission, goals, values, channels, questions }: Told,
): Partial<Draft> {
  return {
    example,
    ideas: { name, mission, goals },
    values: keyed(values),
    goal: { ...goal, ...firstOf(goals[0]!) },
    moreGoals: keyed(goals.slice(1).map((one) => ({ isOn: true, goal: one }))),
    channels: keyed(channels),
    questions: keyed(questions.map((text) => ({ text }))),
    later: [],
  }
}

const keyed = <Row extends object>(rows: Row[]): (Row & { key: number })[] => rows.map((row, key) => ({ ...row, key }))

/** An example's goal as the form holds the first one. */
export function firstOf({ title, sentence, kind, icon, metric }: ExampleGoal): Omit<DraftGoal, 'deadline'> {
  const { unit = '', baseline = 0, target, accumulation } = metric
  return {
    title,
    sentence,
    kind,
    icon,
    unit,
    baseline,
    target: target ?? undefined,
    adds: accumulation === 'cumulative',
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
