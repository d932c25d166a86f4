import { useTranslation } from 'react-i18next'
import { SelectField } from '#web/kit/fields.tsx'
import { useQuery } from '#web/query.ts'
import { listGoals } from '../contract-goals.ts'
import { addsUpTo } from '../rollup.ts'
import type { MetricShown } from './amounts.ts'
import { ancestorsOf } from './ancestors.ts'

/** Lets a number count towards that of a goal above, where one fits. */
export function FeedsField({
  metric,
  value,
  onChange,
}: {
  metric: MetricShown
  value: string | null
  onChange: (feedsId: string | null) => void
}) {
  const { t } = useTranslation('mission')
  const all = useQuery(listGoals, {})
  const above = ancestorsOf(all.data?.items ?? [], metric.goalId)
  const fitting = above.flatMap((goal) => (goal.metric && addsUpTo(metric, goal.metric) ? [goal] : []))
  if (fitting.length === 0) return null
  return (
    <SelectField
      label={t('metric.feeds')}
      help={t(metric.kind === 'percent' ? 'metric.feedsPercent' : 'metric.feedsHelp')}
      value={value ?? ''}
      empty={t('metric.feedsNone')}
      choices={fitting.map((goal) => ({ value: goal.metric!.id, label: goal.title }))}
      onChange={(event) => onChange(event.target.value || null)}
    />
  )
}
