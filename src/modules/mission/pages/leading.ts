import type { Impact, PublicGoal } from '../contract-impact.ts'
import type { MetricShown } from './said.ts'

/** The curve that stands for the whole: of the first goal on its way that can be seen. */
export function leading({ goals }: Impact): { goal: PublicGoal; metric: MetricShown } | undefined {
  const all = goals.flatMap((goal) => goal.metrics.slice(0, 1).map((metric) => ({ goal, metric })))
  const isOnItsWay = ({ goal, metric }: (typeof all)[number]) =>
    (goal.state === 'open' || goal.state === 'reached') && metric.target !== null && metric.latest !== null
  return all.find(isOnItsWay) ?? all.find(({ metric }) => metric.latest !== null)
}
