import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { ButtonLink } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { GoalLine, GoalProgress, Horizon } from '#web/kit/GoalProgress.tsx'
import { Link } from '#web/kit/Link.tsx'
import styles from './Home.module.css'
import { arranged } from './home-goals.ts'
import { type GoalShown, useGoalProgress } from './use-goal-words.ts'

/** How far we are: up to four goals under one target line, the others as small courses below. */
export function HomeGoals({ goals, mayCreate }: { goals: readonly GoalShown[]; mayCreate: boolean }) {
  const { t } = useTranslation('mission')
  const { community } = useHere()
  const progress = useGoalProgress()
  if (goals.length === 0) return <NoGoals mayCreate={mayCreate} />
  const { under, below, left } = arranged(goals)
  return (
    <>
      <div className={styles.horizon}>
        <Horizon label={t('home.target')}>
          {under.map((goal) => (
            <GoalProgress key={goal.id} goal={progress(goal)} wide={under.length === 1} />
          ))}
        </Horizon>
      </div>
      {below.length > 0 && (
        <ul className={styles.below}>
          {below.map((goal) => (
            <li key={goal.id}>
              <GoalLine goal={progress(goal)} />
            </li>
          ))}
        </ul>
      )}
      {below.length + left > 0 && (
        <Link className={styles.all} data-left={left || undefined} href={inCommunity(community.slug, 'goals')}>
          {t('home.allGoals', { count: goals.length })}
        </Link>
      )}
    </>
  )
}

function NoGoals({ mayCreate }: { mayCreate: boolean }) {
  const { t } = useTranslation('mission')
  const { community } = useHere()
  return (
    <div className={styles.noGoals}>
      <EmptyState
        way={t('home.noGoals')}
        title={t('home.noGoals')}
        text={t(mayCreate ? 'home.noGoalsText' : 'home.noGoalsYet')}
        action={
          mayCreate && (
            <ButtonLink href={inCommunity(community.slug, 'goals', 'new')} look="soft">
              {t('goals.new')}
            </ButtonLink>
          )
        }
      />
    </div>
  )
}
