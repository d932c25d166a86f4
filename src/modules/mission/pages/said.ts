/** Goals and values in the words of a page's language. Days are named in full: a page may be read years later. */
import type * as z from 'zod'
import { t } from '#kernel/words.ts'
import type { PublicGoal } from '../contract-impact.ts'
import type { Metric } from '../contract-metrics.ts'
import { amount, bareAmount, signed } from '../ui/amounts.ts'

export type MetricShown = z.output<typeof Metric>
export type Condition = 'none' | 'good' | 'warn' | 'done' | 'rest'
export type Said = ReturnType<typeof sayerIn>

const conditions = {
  no_data: 'none',
  no_target: 'none',
  reached: 'done',
  behind: 'warn',
  on_course: 'good',
} as const satisfies Record<MetricShown['progress']['state'], Condition>

export function sayerIn(language: string) {
  const word = (key: string, values?: Record<string, unknown>) => t(language, `mission:${key}`, values)
  const yesNo = { yes: word('yes'), no: word('no') }
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
  const said = {
    language,
    word,
    /** Words that only pages have. */
    page: (key: string, values?: Record<string, unknown>) => t(language, `site:${key}`, values),
    bare: (metric: MetricShown, value: number) => bareAmount(metric, value, language, yesNo),
    amount: (metric: MetricShown, value: number) => amount(metric, value, language, yesNo),
    /** A step where the metric adds up, else the level. */
    reading: (metric: MetricShown, value: number) =>
      (metric.accumulation === 'cumulative' ? signed : amount)(metric, value, language, yesNo),
    day: (day: string) => days.format(new Date(day)),
    of(metric: MetricShown): string {
      if (metric.target === null) return metric.kind === 'number' ? metric.unit : ''
      const isPart = metric.kind === 'number' && metric.target > metric.baseline
      return word(isPart || metric.kind === 'money' ? 'of' : 'aim', { whole: said.amount(metric, metric.target) })
    },
    now: (metric: MetricShown): number => metric.latest?.value ?? metric.baseline,
    until: (day: string | null): string => (day ? word('until', { day: said.day(day) }) : ''),
    state(goal: Pick<PublicGoal, 'state'>, metric: MetricShown | undefined): { is: Condition; words: string } {
      if (goal.state === 'reached') return { is: 'done', words: word('goalState.reached') }
      if (goal.state !== 'open') return { is: 'rest', words: word(`goalState.${goal.state}`) }
      if (!metric) return { is: 'none', words: word('noMetric') }
      return { is: conditions[metric.progress.state], words: word(`progress.${metric.progress.state}`) }
    },
    /** The whole of a curve: "Müll aus dem Fluss: 8.420 von 12.000 kg, auf Kurs". */
    sentence(goal: Pick<PublicGoal, 'state' | 'title'>, metric: MetricShown): string {
      const value = `${said.bare(metric, said.now(metric))} ${said.of(metric)}`.trim()
      return `${goal.title}: ${value}, ${said.state(goal, metric).words}`
    },
  }
  return said
}

/** A mission without the asterisks that set words apart. */
export const plain = (mission: string): string => mission.replaceAll('*', '')

/** Spaces are single here; a word that fills the whole line is cut. */
const wholeWords = (line: string): string =>
  line
    .slice(0, line.lastIndexOf(' ') + 1 || line.length)
    .trimEnd()
    .toWellFormed()

/** What a search engine or a preview shows: one line, cut between words. */
export function brief(text: string, most = 180): string {
  const line = plain(text).replace(/\s+/g, ' ').trim()
  return line.length <= most ? line : `${wholeWords(line.slice(0, most))} …`
}
