import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { ButtonLink } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { GoalProgress, Horizon } from '#web/kit/GoalProgress.tsx'
import { Link } from '#web/kit/Link.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { Marked } from '#web/Marked.tsx'
import { Place } from '#web/Place.tsx'
import { useQuery } from '#web/query.ts'
import { home } from '../contract-home.ts'
import styles from './Home.module.css'
import { News } from './News.tsx'
import { Offers } from './Offers.tsx'
import { Unread } from './Unread.tsx'
import { type GoalShown, useGoalProgress } from './use-goal-words.ts'

const MOST_GOALS = 4

export default function Home() {
  const { i18n } = useTranslation('mission')
  const { community, me } = useHere()
  const asked = useQuery(home, {}, { watch: { kinds: ['mission.', 'communities.member_', 'communities.profile_'] } })
  // A community founded by command has no charter yet: then its name stands there.
  const mission = (asked.data?.mission ?? community.mission) || community.name
  const today = new Intl.DateTimeFormat(i18n.language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: me.timeZone,
  }).format(new Date())
  return (
    <Place area="home" ground="dawn">
      <section className={styles.hero}>
        <p className={styles.eyebrow}>{today}</p>
        <h1 className={styles.mission} data-long={mission.length > 160 || undefined}>
          <Marked text={mission} />
        </h1>
        {asked.error ? <Unread refused={asked.error} onAgain={() => void asked.refetch()} /> : null}
        {asked.isPending && <Skeletons like="text" />}
        {asked.data && <Goals goals={asked.data.goals} />}
      </section>
      <div className={styles.two}>
        <News />
        {asked.data && <Offers offers={asked.data.offers} />}
      </div>
    </Place>
  )
}

function Goals({ goals }: { goals: (GoalShown & { depth: number })[] }) {
  const { t } = useTranslation('mission')
  const { community } = useHere()
  const progress = useGoalProgress()
  // What can be seen to move comes first, and what stands at the top of the tree.
  const rank = (goal: GoalShown & { depth: number }) => (goal.metric ? 0 : 100) + goal.depth
  const shown = [...goals].sort((one, other) => rank(one) - rank(other)).slice(0, MOST_GOALS)
  if (goals.length === 0)
    return (
      <div className={styles.noGoals}>
        <EmptyState
          way={t('home.noGoals')}
          title={t('home.noGoals')}
          text={t('home.noGoalsText')}
          action={
            <ButtonLink href={inCommunity(community.slug, 'goals', 'new')} look="soft">
              {t('goals.new')}
            </ButtonLink>
          }
        />
      </div>
    )
  return (
    <>
      <div className={styles.horizon} data-count={shown.length}>
        <Horizon label={t('home.target')}>
          {shown.map((goal) => (
            <GoalProgress key={goal.id} goal={progress(goal)} />
          ))}
        </Horizon>
      </div>
      {goals.length > MOST_GOALS && (
        <Link className={styles.all} href={inCommunity(community.slug, 'goals')}>
          {t('home.allGoals', { count: goals.length })}
        </Link>
      )}
    </>
  )
}
