import { IconAward, IconCircleDashed, IconFileText, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { ButtonLink } from '#web/kit/Button.tsx'
import { Course } from '#web/kit/Course.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Face } from '#web/kit/Face.tsx'
import { GoalIcon } from '#web/kit/GoalIcon.tsx'
import { Link } from '#web/kit/Link.tsx'
import { Segmented } from '#web/kit/Segmented.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { StateWord } from '#web/kit/StateWord.tsx'
import { Place } from '#web/Place.tsx'
import { pictureUrl } from '#web/pictures.ts'
import { useQuery } from '#web/query.ts'
import { listGoals } from '../contract-goals.ts'
import styles from './Goals.module.css'
import { Unread } from './Unread.tsx'
import { courseOfMetric, type GoalShown, useGoalWords } from './use-goal-words.ts'

/** All goals as a tree: what is under way first, what has ended on demand. */
export default function Goals() {
  const { t } = useTranslation('mission')
  const { community } = useHere()
  const isSteward = community.me?.role === 'owner' || community.me?.role === 'steward'
  const [shows, setShows] = useState<'open' | 'ended'>('open')
  const asked = useQuery(listGoals, {}, { watch: { kinds: ['mission.'] } })
  const all = asked.data?.items ?? []
  const goals = all.filter((goal) => (goal.state === 'open') === (shows === 'open'))
  const hasEnded = all.some((goal) => goal.state !== 'open')
  const create = asked.data?.can.create && (
    <ButtonLink href={inCommunity(community.slug, 'goals', 'new')} look="soft" icon={<IconPlus aria-hidden />}>
      {t('goals.new')}
    </ButtonLink>
  )
  return (
    <Place area="goals">
      <div className={styles.page}>
        <header className={styles.head}>
          <h1>{t('goals.title')}</h1>
          <ButtonLink href={inCommunity(community.slug, 'charter')} look="quiet" icon={<IconFileText aria-hidden />}>
            {t('charter.title')}
          </ButtonLink>
          {all.length > 0 && create}
        </header>
        {hasEnded && (
          <Segmented
            label={t('goals.which')}
            value={shows}
            onChange={setShows}
            parts={[
              { value: 'open', label: t('goals.open') },
              { value: 'ended', label: t('goals.ended') },
            ]}
          />
        )}
        {asked.error && <Unread refused={asked.error} onAgain={() => void asked.refetch()} />}
        {asked.isPending && <Skeletons count={4} />}
        {asked.data && goals.length === 0 && (
          <EmptyState
            way={t('home.noGoals')}
            title={t(shows === 'open' ? 'home.noGoals' : 'goals.noneEnded')}
            text={shows === 'open' && t(create ? 'home.noGoalsText' : 'home.noGoalsYet')}
            action={create}
          />
        )}
        <ul className={styles.goals}>
          {goals.map((goal) => (
            <li key={goal.id} style={{ '--depth': shows === 'open' ? goal.depth : 0 }}>
              <Row goal={goal} />
            </li>
          ))}
        </ul>
        <nav className={styles.more} aria-label={t('goals.more')}>
          <Link href={inCommunity(community.slug, 'goals', 'wins')}>
            <IconAward aria-hidden /> {t('wins.all')}
          </Link>
          {isSteward && (
            <Link href={inCommunity(community.slug, 'goals', 'without-purpose')}>
              <IconCircleDashed aria-hidden /> {t('without.title')}
            </Link>
          )}
        </nav>
      </div>
    </Place>
  )
}

function Row({ goal }: { goal: GoalShown }) {
  const { community } = useHere()
  const words = useGoalWords()
  const { metric, owner } = goal
  const state = words.state(goal, metric)
  const until = words.until(metric?.deadline ?? goal.deadline)
  return (
    <Link className={styles.row} href={inCommunity(community.slug, 'goals', goal.id)}>
      <span className={styles.icon}>
        <GoalIcon name={goal.icon} />
      </span>
      <span className={styles.words}>
        <b>{goal.title}</b>
        <span className={styles.state}>
          <StateWord is={state.is}>{state.words}</StateWord>
          {until && <small>{until}</small>}
        </span>
      </span>
      <span className={styles.course}>
        {metric && <Course form="small" {...courseOfMetric(metric, words.sentence(goal, metric))} />}
      </span>
      <span className={styles.number}>
        {metric && (
          <>
            <b>{words.bare(metric, words.now(metric))}</b> <small>{words.of(metric)}</small>
          </>
        )}
      </span>
      <span className={styles.owner}>
        {owner && (
          <Face size={30} person={{ id: owner.id, name: owner.name, photo: pictureUrl(community.slug, owner.face) }} />
        )}
      </span>
    </Link>
  )
}
