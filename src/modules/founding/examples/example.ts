/** What an example brings along when a community is founded: everything of it can be changed before and after. */
import type { AskOf } from '#kernel/contract.ts'
import type { found } from '../contract.ts'

type Asked = AskOf<typeof found>
export type ExampleGoal = {
  title: string
  /** Because we do X, Y changes. */
  sentence: string
  kind: 'output' | 'outcome' | 'impact'
  icon: string
  metric: Omit<NonNullable<NonNullable<Asked['goal']>['metric']>, 'deadline' | 'baselineOn'>
}
export type Told = {
  /** How such a group could be called, and what it could be for. */
  name: string
  mission: string
  values: { title: string; weDo: string; weDont: string }[]
  /** The first is measured by a plain number. */
  goals: ExampleGoal[]
  channels: { title: string; topic: string; purpose: 'goal' | 'care' | null }[]
  questions: string[]
}
export type Example = { preset: NonNullable<Asked['preset']>; de: Told; en: Told }
