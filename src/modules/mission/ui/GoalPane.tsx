import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHere } from '#web/here.ts'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import styles from './GoalPane.module.css'
import { Serving } from './Serving.tsx'
import type { GoalPageShown } from './shown.ts'

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
      <Serving goal={goal} />
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
              takesFocus={false}
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
