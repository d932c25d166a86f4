/** The page of a task: what it says on the one side, the talk about it on the other. */
import { useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { ColumnHead } from '#web/kit/ColumnHead.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { NotFound } from '#web/NotFound.tsx'
import { Place } from '#web/Place.tsx'
import styles from './Task.module.css'
import { TaskBody } from './TaskBody.tsx'
import { TaskMenu } from './TaskMenu.tsx'
import { TaskTalk } from './TaskTalk.tsx'
import { useTask } from './use-task.ts'

export default function Task() {
  const { t } = useTranslation('boards')
  const { task: taskId = '' } = useParams({ strict: false }) as { task?: string }
  const { message } = useSearch({ strict: false }) as { message?: string }
  const { community, memberId } = useHere()
  const { data: task, error, refetch } = useTask(taskId)
  if (error?.status === 404 || error?.status === 422) return <NotFound />
  const back = inCommunity(community.slug, ...(task ? ['boards', task.board.id] : ['boards']))
  const head = (
    <ColumnHead title={task?.board.title ?? ''} back={back} actions={task && <TaskMenu task={task} goesTo={back} />} />
  )
  const talk = task && memberId !== null && <TaskTalk task={task} message={message} />
  return (
    <Place area="tasks" head={head} {...(talk && { pane: talk, paneLabel: t('ui.task.talk'), paneStacks: true })}>
      <article className={styles.page}>
        {!task && !error && <Skeletons like="text" count={5} />}
        {!task && error && (
          <EmptyState
            title={t('ui.task.failed')}
            action={
              <Button look="soft" onClick={() => void refetch()}>
                {t('ui.task.again')}
              </Button>
            }
          />
        )}
        {task && <TaskBody key={task.id} task={task} level={1} />}
      </article>
    </Place>
  )
}
