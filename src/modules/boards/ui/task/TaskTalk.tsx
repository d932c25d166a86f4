import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '#web/kit/cx.ts'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import styles from './Task.module.css'
import type { TaskShown } from './use-task.ts'

const Conversation = lazy(() =>
  import('#modules/conversation/ui/Conversation.tsx').then((module) => ({ default: module.Conversation })),
)

type Props = {
  task: TaskShown
  message?: string | undefined
  /** Among the parts of a pane, not in a column of its own. */
  among?: boolean
}

/** What people say about a task; fetched once it comes into view. */
export function TaskTalk({ task, message, among = false }: Props) {
  const { t } = useTranslation('boards')
  const [place, isSeen] = useSeen()
  return (
    <section
      className={cx(styles.talk, among ? styles.among : styles.column)}
      data-talk=""
      ref={place}
      aria-labelledby={`talk-${task.id}`}
    >
      <h2 id={`talk-${task.id}`}>{t('ui.task.talk')}</h2>
      <div className={styles.said}>
        {isSeen && (
          <Suspense fallback={<Skeletons />}>
            <Conversation
              subjectId={task.id}
              label={t('ui.task.write')}
              mayTalk={task.archivedAt === null}
              messageId={message}
              takesFocus={false}
              beginning={<p className={styles.begin}>{t('ui.task.talk_none')}</p>}
            />
          </Suspense>
        )}
      </div>
    </section>
  )
}

function useSeen() {
  const place = useRef<HTMLElement>(null)
  const [isSeen, setSeen] = useState(false)
  useEffect(() => {
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && setSeen(true))
    if (place.current) watcher.observe(place.current)
    return () => watcher.disconnect()
  }, [])
  return [place, isSeen] as const
}
