/** Which goals everyone sees, and which of their numbers. */
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
  const words = useRefusal('mission')
  const asked = useQuery(listShown, {}, { watch: { kinds: ['mission.'] } })
  const show = useAction(showGoal, { refreshes: [listShown] })
  const items = asked.data?.items
  // What was pressed shows at once, and as it was again where it was refused.
  const pressed = show.isPending ? show.variables : undefined
  const isPublic = ({ id, audience }: GoalToShow) => (pressed?.goalId === id ? pressed.audience : audience) === 'public'
  return (
    <Part title={t('ui.site.goals')} text={t('ui.site.goals_text')}>
      {asked.isPending && <Skeletons count={2} />}
      {items?.length === 0 && <p className={styles.quiet}>{t('ui.site.noGoals')}</p>}
      {show.error && <Notice is="bad">{words(show.error)}</Notice>}
      {asked.error && <Notice is="bad">{refused(asked.error)}</Notice>}
      <ul className={styles.goals}>
        {items?.map((goal) => (
          <li key={goal.id}>
            <CheckField
              label={goal.title}
              checked={isPublic(goal)}
              onChange={({ target }) =>
                show.isPending || show.mutate({ goalId: goal.id, audience: target.checked ? 'public' : 'community' })
              }
            />
            <Metrics goal={goal} />
          </li>
        ))}
      </ul>
    </Part>
  )
}

/** Its numbers, where everyone sees the goal; and what is inside of a public sum, wherever it belongs. */
function Metrics({ goal }: { goal: GoalToShow }) {
  const { t, refused } = useSaid()
  const show = useAction(showMetric, { refreshes: [listShown] })
  const isPublic = goal.audience === 'public'
  const pressed = show.isPending ? show.variables : undefined
  const shown = goal.metrics.filter(({ countsIn }) => isPublic || countsIn.length > 0)
  if (shown.length === 0) return null
  return (
    <fieldset className={styles.metrics}>
      <legend className="sr">{t('ui.site.metrics', { goal: goal.title })}</legend>
      {show.error && <Notice is="bad">{refused(show.error)}</Notice>}
      {shown.map((metric) =>
        isPublic ? (
          <CheckField
            key={metric.id}
            label={metric.name}
            help={!metric.isPublic && <Inside metric={metric} />}
            checked={pressed?.metricId === metric.id ? pressed.isPublic : metric.isPublic}
            onChange={({ target }) => show.isPending || show.mutate({ metricId: metric.id, isPublic: target.checked })}
          />
        ) : (
          <p key={metric.id} className={styles.quiet}>
            <b>{metric.name}</b> <Inside metric={metric} />
          </p>
        ),
      )}
    </fieldset>
  )
}

/** Whoever knows the other parts of a sum knows this one, too: owners are told before anybody does the sum. */
function Inside({ metric }: { metric: GoalToShow['metrics'][number] }) {
  const { t } = useSaid()
  if (metric.countsIn.length === 0) return t('ui.site.metric_inner')
  const sums = metric.countsIn.map(({ name, goal }) => t('ui.site.metric_sum', { name, goal }))
  return t('ui.site.metric_inside', { sums: sums.join(', ') })
}
