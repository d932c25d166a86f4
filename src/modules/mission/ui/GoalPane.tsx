import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Course } from '#web/kit/Course.tsx'
import { Link } from '#web/kit/Link.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { useQuery } from '#web/query.ts'
import { listGoals } from '../contract-goals.ts'
import styles from './GoalPane.module.css'
import type { GoalPageShown } from './shown.ts'
import { courseOfMetric, useGoalWords } from './use-goal-words.ts'

const Conversation = lazy(() =>
  import('#modules/conversation/ui/Conversation.tsx').then((module) => ({ default: module.Conversation })),
)

/** What hangs below this goal, and the talk about it. */
export function GoalPane({ goal }: { goal: GoalPageShown }) {
  const { t } = useTranslation('mission')
  const { memberId } = useHere()
  const [place, isSeen] = useSeen()
  return (
    <div className={styles.pane}>
      <Below goal={goal} />
      <h2 className={styles.title}>{t('goal.talk')}</h2>
      <div className={styles.talk} ref={place}>
        {isSeen && (
          <Suspense
            fallback={
              <div className={styles.begin}>
                <Skeletons />
              </div>
            }
          >
            <Conversation
              subjectId={goal.id}
              label={t('goal.write', { goal: goal.title })}
              mayTalk={memberId !== null}
              beginning={<p className={styles.begin}>{t('goal.talkNone')}</p>}
            />
          </Suspense>
        )}
      </div>
    </div>
  )
}

/** The composer takes the focus when it comes: below a goal on a narrow screen only once someone is there. */
function useSeen() {
  const place = useRef<HTMLDivElement>(null)
  const [isSeen, setSeen] = useState(false)
  useEffect(() => {
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && setSeen(true))
    if (place.current) watcher.observe(place.current)
    return () => watcher.disconnect()
  }, [])
  return [place, isSeen] as const
}

function Below({ goal }: { goal: GoalPageShown }) {
  const { t } = useTranslation('mission')
  const { community } = useHere()
  const words = useGoalWords()
  const all = useQuery(listGoals, {})
  const children = all.data?.items.filter((one) => one.parentId === goal.id) ?? []
  if (children.length === 0) return null
  return (
    <section className={styles.below}>
      <h2>{t('goal.serving')}</h2>
      <ul>
        {children.map((child) => (
          <li key={child.id}>
            <Link className={styles.child} href={inCommunity(community.slug, 'goals', child.id)}>
              <span>
                <b>{child.title}</b>
                <small>{words.state(child, child.metric).words}</small>
              </span>
              <Course form="small" {...courseOfMetric(child.metric, words.sentence(child, child.metric))} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
