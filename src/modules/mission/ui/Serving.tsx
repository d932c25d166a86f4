import { IconPlus } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { kindsOfChange, shownAs, subjectHref } from '#web/kinds.ts'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { Course } from '#web/kit/Course.tsx'
import { Link } from '#web/kit/Link.tsx'
import { usePages } from '#web/pages.ts'
import { useQuery } from '#web/query.ts'
import { listGoals } from '../contract-goals.ts'
import { listServing } from '../contract-purpose.ts'
import styles from './GoalPane.module.css'
import type { GoalPageShown } from './shown.ts'
import { courseOfMetric, type GoalShown, useGoalWords } from './use-goal-words.ts'

const Contribution = lazy(() => import('./Contribution.tsx'))

/** What is done for a goal: goals below it, and the places where it is talked about. */
export function Serving({ goal }: { goal: GoalPageShown }) {
  const { t } = useTranslation('mission')
  const { community } = useHere()
  const all = useQuery(listGoals, {}, { watch: { kinds: ['mission.goal_'] } })
  const serving = usePages(listServing, { goalId: goal.id }, { watch: { kinds: kindsOfChange() } })
  const children = all.data?.items.filter((one) => one.parentId === goal.id) ?? []
  const served = serving.items ?? []
  const isNothing = children.length + served.length === 0
  if (isNothing && !goal.can.edit) return null
  return (
    <section className={styles.below}>
      <h2>{t('goal.serving')}</h2>
      <Suspense fallback={null}>
        <Contribution goal={goal} />
      </Suspense>
      {isNothing && serving.items && <p className={styles.quiet}>{t('goal.servingNone')}</p>}
      <ul>
        {children.map((child) => (
          <li key={child.id}>
            <Child goal={child} />
          </li>
        ))}
        {served.map((one) => (
          <li key={one.id}>
            <Served served={one} />
          </li>
        ))}
      </ul>
      {serving.hasNextPage && (
        <Button look="quiet" size="s" onClick={() => void serving.fetchNextPage()}>
          {t('goal.moreServing')}
        </Button>
      )}
      {goal.can.edit && goal.state === 'open' && (
        <ButtonLink
          look="quiet"
          size="s"
          icon={<IconPlus aria-hidden />}
          href={`${inCommunity(community.slug, 'goals', 'new')}?below=${goal.id}`}
        >
          {t('goal.addBelow')}
        </ButtonLink>
      )}
    </section>
  )
}

function Child({ goal }: { goal: GoalShown }) {
  const { community } = useHere()
  const words = useGoalWords()
  return (
    <Link className={styles.child} href={inCommunity(community.slug, 'goals', goal.id)}>
      <span>
        <b>{goal.title}</b>
        <small>{words.state(goal, goal.metric).words}</small>
      </span>
      <Course form="small" {...courseOfMetric(goal.metric, words.sentence(goal, goal.metric))} />
    </Link>
  )
}

/** Whatever a module brings: shown as that module says. */
function Served({ served }: { served: { id: string; kind: string; title: string } }) {
  const { community } = useHere()
  const as = shownAs(served.kind)
  if (!as) return null
  const { icon: Icon, Line } = as
  return (
    <Link className={styles.channel} href={subjectHref(community.slug, served)}>
      <Icon aria-hidden />
      <span>
        <b>{served.title}</b>
        {Line && <Line id={served.id} />}
      </span>
    </Link>
  )
}
