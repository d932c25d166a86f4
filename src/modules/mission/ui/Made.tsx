import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { GoalIcon } from '#web/kit/GoalIcon.tsx'
import { Link } from '#web/kit/Link.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { useQuery } from '#web/query.ts'
import { listParts } from '../contract-metrics.ts'
import type { MetricShown } from './amounts.ts'
import styles from './Made.module.css'
import { useGoalWords } from './use-goal-words.ts'

/** What a value is made of: goals below whose numbers count towards it. */
export default function Made({ metric }: { metric: MetricShown }) {
  const { t } = useTranslation('mission')
  const { community } = useHere()
  const words = useGoalWords()
  const asked = useQuery(listParts, { metricId: metric.id }, { watch: { kinds: ['mission.'] } })
  const { items = [], hidden = 0 } = asked.data ?? {}
  return (
    <section className={styles.made}>
      <SectionHead title={t('made.title')} />
      <ul>
        {items.map(({ metricId, goal, latest, numerator, denominator }) => (
          <li key={metricId}>
            <Link className={styles.part} href={inCommunity(community.slug, 'goals', goal.id)}>
              <GoalIcon name={goal.icon} />
              <b>{goal.title}</b>
              <span>
                {latest ? words.amount(metric, latest.value) : t('progress.no_data')}
                {denominator !== null && <small>{t('readings.part', { part: numerator, whole: denominator })}</small>}
              </span>
            </Link>
          </li>
        ))}
        {hidden > 0 && <li className={styles.quiet}>{t('made.hidden', { count: hidden })}</li>}
      </ul>
    </section>
  )
}
