/** Which goals everyone sees, and which of their numbers. */
import { useState } from 'react'
import { type GoalToShow, listShown, showGoal, showMetric } from '#modules/mission/contract-impact.ts'
import { CheckField } from '#web/kit/fields.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { Part } from '#web/kit/Part.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { useAction, useQuery } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import styles from './Site.module.css'
import { useSaid } from './said.ts'

/** What is shared with a circle or a few people cannot be shown to everyone: it is not listed. */
export function SiteGoals() {
  const { t, refused } = useSaid()
  const asked = useQuery(listShown, {}, { watch: { kinds: ['mission.'] } })
  const items = asked.data?.items
  return (
    <Part title={t('ui.site.goals')} text={t('ui.site.goals_text')}>
      {asked.isPending && <Skeletons count={2} />}
      {items?.length === 0 && <p className={styles.quiet}>{t('ui.site.noGoals')}</p>}
      {asked.error && <Notice is="bad">{refused(asked.error)}</Notice>}
      <ul className={styles.goals}>
        {items?.map((goal) => (
          <li key={goal.id}>
            <Goal goal={goal} />
            <Metrics goal={goal} />
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Goal({ goal: { id: goalId, title, audience } }: { goal: GoalToShow }) {
  const words = useRefusal('mission')
  const show = useAction(showGoal, { refreshes: [listShown], oneByOne: true })
  const shown = usePressed(audience === 'public')
  const press = (wanted: boolean) => {
    shown.press(wanted)
    show.mutate({ goalId, audience: wanted ? 'public' : 'community' }, { onSettled: shown.settled })
  }
  return (
    <>
      {show.error && <Notice is="bad">{words(show.error)}</Notice>}
      <CheckField label={title} checked={shown.is} onChange={({ target }) => press(target.checked)} />
    </>
  )
}

/** What was pressed shows at once, and as it was again where it was refused. */
function usePressed(isShown: boolean) {
  const [pressed, setPressed] = useState<boolean>()
  return { is: pressed ?? isShown, press: setPressed, settled: () => setPressed(undefined) }
}

/** Its numbers, where everyone sees the goal; and what is inside of a public sum, wherever it belongs. */
function Metrics({ goal }: { goal: GoalToShow }) {
  const { t } = useSaid()
  const isPublic = goal.audience === 'public'
  const shown = goal.metrics.filter(({ countsIn }) => isPublic || countsIn.length > 0)
  if (shown.length === 0) return null
  return (
    <fieldset className={styles.metrics}>
      <legend className="sr">{t('ui.site.metrics', { goal: goal.title })}</legend>
      {shown.map((metric) =>
        isPublic ? (
          <Metric key={metric.id} metric={metric} />
        ) : (
          <p key={metric.id} className={styles.quiet}>
            <b>{metric.name}</b> <Inside metric={metric} />
          </p>
        ),
      )}
    </fieldset>
  )
}

type MetricToShow = GoalToShow['metrics'][number]

function Metric({ metric }: { metric: MetricToShow }) {
  const { refused } = useSaid()
  const show = useAction(showMetric, { refreshes: [listShown], oneByOne: true })
  const shown = usePressed(metric.isPublic)
  const press = (isPublic: boolean) => {
    shown.press(isPublic)
    show.mutate({ metricId: metric.id, isPublic }, { onSettled: shown.settled })
  }
  return (
    <>
      {show.error && <Notice is="bad">{refused(show.error)}</Notice>}
      <CheckField
        label={metric.name}
        help={!metric.isPublic && <Inside metric={metric} />}
        checked={shown.is}
        onChange={({ target }) => press(target.checked)}
      />
    </>
  )
}

/** Whoever knows the other parts of a sum knows this one, too: owners are told before anybody does the sum. */
function Inside({ metric }: { metric: MetricToShow }) {
  const { t } = useSaid()
  if (metric.countsIn.length === 0) return t('ui.site.metric_inner')
  const sums = metric.countsIn.map(({ name, goal }) => t('ui.site.metric_sum', { name, goal }))
  return t('ui.site.metric_inside', { sums: sums.join(', ') })
}
