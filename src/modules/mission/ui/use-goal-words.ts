import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import type { CourseProps } from '#web/kit/Course.tsx'
import type { Progress } from '#web/kit/GoalProgress.tsx'
import type { Condition } from '#web/kit/StateWord.tsx'
import type { GoalRow } from '../contract-goals.ts'
import { amount, bareAmount, dayWords, type MetricShown, shortAmount, signed } from './amounts.ts'
import { startOf } from './start.ts'

export type GoalShown = Omit<GoalRow, 'depth'>

const conditions = {
  no_data: 'none',
  no_target: 'none',
  reached: 'done',
  behind: 'warn',
  on_course: 'good',
} as const satisfies Record<MetricShown['progress']['state'], Condition>

/** How goals and their values are said in the member's language. */
export function useGoalWords() {
  const { t, i18n } = useTranslation('mission')
  const locale = i18n.language
  const said = { yes: t('yes'), no: t('no') }
  const thisYear = new Date().getFullYear()
  const words = {
    amount: (metric: MetricShown, value: number) => amount(metric, value, locale, said),
    bare: (metric: MetricShown, value: number) => bareAmount(metric, value, locale, said),
    short: (metric: MetricShown, value: number) => shortAmount(metric, value, locale, said),
    signed: (metric: MetricShown, value: number) => signed(metric, value, locale, said),
    day: (day: string, month?: 'long' | 'short') => dayWords(day, locale, thisYear, month),
    /** "von 12.000 kg", or the unit alone where nothing is aimed at. */
    of(metric: MetricShown): string {
      if (metric.target !== null) {
        // "55 % von 40 %" would read the wrong way round.
        const isPart = metric.kind === 'number' && metric.target > metric.baseline
        return t(isPart || metric.kind === 'money' ? 'of' : 'aim', {
          whole: amount(metric, metric.target, locale, said),
        })
      }
      return metric.kind === 'number' ? metric.unit : ''
    },
    now: (metric: MetricShown): number => metric.latest?.value ?? metric.baseline,
    until(deadline: string | null): string | undefined {
      if (!deadline) return undefined
      const isEndOfYear = deadline.endsWith('-12-31') && !deadline.startsWith(`${thisYear}`)
      if (isEndOfYear) return t('untilEndOf', { year: deadline.slice(0, 4) })
      return t('until', { day: dayWords(deadline, locale, thisYear) })
    },
    /** A paused or stopped goal is that, whatever its numbers say. */
    state(goal: Pick<GoalShown, 'state'>, metric: MetricShown | null): { is: Condition; words: string } {
      if (goal.state === 'reached') return { is: 'done', words: t('goalState.reached') }
      if (goal.state !== 'open') return { is: 'rest', words: t(`goalState.${goal.state}`) }
      if (!metric) return { is: 'none', words: t('noMetric') }
      return { is: conditions[metric.progress.state], words: t(`progress.${metric.progress.state}`) }
    },
    sentence(goal: GoalShown, metric: MetricShown | null): string {
      const state = words.state(goal, metric).words
      if (!metric) return `${goal.title}: ${state}`
      return `${goal.title}: ${words.bare(metric, words.now(metric))} ${words.of(metric)}, ${state}`
    },
  }
  return words
}

/** The picture of one metric on its way. */
export function courseOfMetric(metric: MetricShown | null, sentence: string): CourseProps {
  if (!metric) return { baseline: 0, target: 1, readings: [], sentence }
  const { baseline, target, series, baselineOn, deadline, direction, latest } = metric
  return {
    baseline,
    target: target ?? farthest(metric),
    start: startOf(metric),
    deadline: deadline ?? (latest ? null : inAYear(baselineOn)),
    readings: series.map(({ at, value }) => ({ at, value })),
    direction: direction === 'up' ? 'more' : 'less',
    sentence,
    drawOnce: metric.id,
  }
}

/** Without a target the way is as high as it has come. */
function farthest({ baseline, series, direction }: MetricShown): number {
  const values = series.map(({ value }) => value)
  const top = direction === 'up' ? Math.max(baseline + 1, ...values) : Math.min(baseline - 1, ...values)
  return baseline + (top - baseline) * 1.25
}

const inAYear = (day: string): number => Date.parse(day) + 365 * 86_400_000

export function useGoalProgress(): (goal: GoalShown) => Progress {
  const words = useGoalWords()
  const { community } = useHere()
  return (goal) => {
    const { metric } = goal
    const until = words.until(metric?.deadline ?? goal.deadline)
    return {
      href: inCommunity(community.slug, 'goals', goal.id),
      icon: goal.icon,
      name: goal.title,
      number: metric ? words.bare(metric, words.now(metric)) : '–',
      of: metric ? words.of(metric) : '',
      state: words.state(goal, metric),
      ...(until && { until }),
      course: courseOfMetric(metric, words.sentence(goal, metric)),
    }
  }
}
