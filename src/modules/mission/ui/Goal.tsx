import {
  IconCalendar,
  IconChartPie,
  IconChevronRight,
  IconEdit,
  IconFileText,
  IconLock,
  IconUsers,
  IconWorld,
} from '@tabler/icons-react'
import { useParams, useSearch } from '@tanstack/react-router'
import { Fragment, lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BesideSections } from '#web/Beside.tsx'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { ButtonLink } from '#web/kit/Button.tsx'
import { ColumnHead } from '#web/kit/ColumnHead.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Face } from '#web/kit/Face.tsx'
import { IconLink } from '#web/kit/IconButton.tsx'
import { Link } from '#web/kit/Link.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { usePhone } from '#web/kit/phone.ts'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { NotFound } from '#web/NotFound.tsx'
import { Place } from '#web/Place.tsx'
import { pictureUrl } from '#web/pictures.ts'
import { useQuery } from '#web/query.ts'
import { getGoal, listGoals } from '../contract-goals.ts'
import { ancestorsOf } from './ancestors.ts'
import styles from './Goal.module.css'
import { GoalPane } from './GoalPane.tsx'
import { Measured } from './Measured.tsx'
import type { GoalPageShown } from './shown.ts'
import { Unread } from './Unread.tsx'
import { useGoalWords } from './use-goal-words.ts'

const Effects = lazy(() => import('./Effects.tsx'))
const History = lazy(() => import('#modules/subjects/ui/History.tsx'))

export default function Goal() {
  const { t } = useTranslation('mission')
  const { goal: goalId = '' } = useParams({ strict: false }) as { goal?: string }
  const { community } = useHere()
  const phone = usePhone()
  const asked = useQuery(getGoal, { goalId }, { watch: { subjects: [goalId], kinds: ['mission.'] } })
  const goal = asked.data
  if (asked.error?.status === 404) return <NotFound />
  const edit = goal?.can.edit && (
    <IconLink label={t('goal.edit')} href={inCommunity(community.slug, 'goals', goalId, 'edit')}>
      <IconEdit aria-hidden />
    </IconLink>
  )
  const head = phone && (
    <ColumnHead title={t('goal.one')} back={inCommunity(community.slug, 'goals')} actions={edit} line={false} />
  )
  return (
    <Place
      area="goals"
      {...(head && { head })}
      {...(goal && { pane: <GoalPane goal={goal} />, paneLabel: t('goal.pane'), paneStacks: true })}
    >
      <article className={styles.goal}>
        {asked.error && <Unread refused={asked.error} onAgain={() => void asked.refetch()} />}
        {asked.isPending && <Skeletons like="text" />}
        {goal && <About goal={goal} key={goal.id} />}
      </article>
    </Place>
  )
}

function About({ goal }: { goal: GoalPageShown }) {
  const { t } = useTranslation('mission')
  const { record, metric: asked, reading } = useSearch({ strict: false }) as Partial<Record<string, string>>
  const { memberId } = useHere()
  const [metricId, setMetricId] = useState(record ?? asked)
  const metric = goal.metrics.find((one) => one.id === metricId) ?? goal.metrics[0]
  return (
    <>
      <Crumbs goal={goal} />
      <h1>{goal.title}</h1>
      {goal.sentence && <p className={styles.lead}>{goal.sentence}</p>}
      <Facts goal={goal} />
      {goal.state !== 'open' && (
        <div className={styles.notice}>
          <Notice is={goal.state === 'reached' ? 'good' : 'hint'}>
            <b>{t(`goal.is.${goal.state}`)}</b> {goal.stateReason}
          </Notice>
        </div>
      )}
      {metric ? (
        <Measured goal={goal} metric={metric} onMetric={setMetricId} opens={record !== undefined} readingId={reading} />
      ) : (
        <NoMetric goal={goal} />
      )}
      <Suspense fallback={null}>
        <Effects goal={goal} />
      </Suspense>
      {memberId !== null && <BesideSections on={{ subjectId: goal.id }} className={styles.beside} />}
      {memberId !== null && (
        <Suspense fallback={null}>
          <History subjectId={goal.id} title={goal.title} className={styles.beside} />
        </Suspense>
      )}
    </>
  )
}

function NoMetric({ goal }: { goal: GoalPageShown }) {
  const { t } = useTranslation('mission')
  const { community } = useHere()
  return (
    <div className={styles.noMetric}>
      <EmptyState
        way={t('goal.noMetric')}
        title={t('goal.noMetric')}
        text={t('goal.noMetricText')}
        action={
          goal.can.edit && (
            <ButtonLink href={inCommunity(community.slug, 'goals', goal.id, 'edit')} look="soft">
              {t('metric.add')}
            </ButtonLink>
          )
        }
      />
    </div>
  )
}

function Crumbs({ goal }: { goal: GoalPageShown }) {
  const { t } = useTranslation('mission')
  const { community } = useHere()
  const all = useQuery(listGoals, {}, { enabled: goal.parentId !== null })
  const above = ancestorsOf(all.data?.items ?? [], goal.id).toReversed()
  return (
    <nav className={styles.crumbs} aria-label={t('goal.path')}>
      <Link href={inCommunity(community.slug, 'goals')}>{t('goals.title')}</Link>
      <IconChevronRight aria-hidden />
      {above.map(({ id, title }) => (
        <Fragment key={id}>
          <Link href={inCommunity(community.slug, 'goals', id)}>{title}</Link>
          <IconChevronRight aria-hidden />
        </Fragment>
      ))}
      <span>{t(`goalKind.${goal.kind}`)}</span>
    </nav>
  )
}

const seenBy = { public: IconWorld, community: IconUsers, circle: IconUsers, direct: IconLock }

function Facts({ goal }: { goal: GoalPageShown }) {
  const { t } = useTranslation('mission')
  const { community } = useHere()
  const words = useGoalWords()
  const phone = usePhone()
  const { owner } = goal
  const Seen = seenBy[goal.audience]
  return (
    <div className={styles.facts}>
      {owner && (
        <span>
          <Face
            size={24}
            named
            person={{ id: owner.id, name: owner.name, photo: pictureUrl(community.slug, owner.face) }}
          />
          {t('goal.owner', { name: owner.name })}
        </span>
      )}
      {goal.intendedShare !== null && (
        <span>
          <IconChartPie aria-hidden />
          {t('goal.shareFact', { share: goal.intendedShare })}
        </span>
      )}
      {goal.deadline && (
        <span>
          <IconCalendar aria-hidden />
          {words.until(goal.deadline)}
        </span>
      )}
      <span>
        <Seen aria-hidden />
        {t(`goal.seen.${goal.audience}`)}
      </span>
      <Link href={inCommunity(community.slug, 'charter')}>
        <IconFileText aria-hidden />
        {t('charter.title')}
      </Link>
      {goal.can.edit && !phone && (
        <Link href={inCommunity(community.slug, 'goals', goal.id, 'edit')}>
          <IconEdit aria-hidden />
          {t('goal.edit')}
        </Link>
      )}
    </div>
  )
}
