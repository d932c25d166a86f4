/** A task beside its board. */
import { IconMaximize, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { ColumnHead } from '#web/kit/ColumnHead.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { IconButton, IconLink } from '#web/kit/IconButton.tsx'
import { usePhone } from '#web/kit/phone.ts'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import styles from './Task.module.css'
import { TaskBody } from './TaskBody.tsx'
import { TaskMenu } from './TaskMenu.tsx'
import { TaskTalk } from './TaskTalk.tsx'
import { useTask } from './use-task.ts'

export default function TaskPane({ taskId, onClose }: { taskId: string; onClose: () => void }) {
  const { t } = useTranslation('boards')
  const { community, memberId } = useHere()
  const phone = usePhone()
  const { data: task, error } = useTask(taskId)
  const list = task?.places.find(({ boardId }) => boardId === task.board.id)?.list
  return (
    <>
      <ColumnHead
        title={task?.board.title ?? t('ui.task.one')}
        {...(list && { below: list })}
        actions={
          <>
            {task && <TaskMenu task={task} onGone={onClose} />}
            {!phone && (
              <IconLink label={t('ui.task.open_page')} href={inCommunity(community.slug, 'tasks', taskId)}>
                <IconMaximize aria-hidden />
              </IconLink>
            )}
            <IconButton label={t('ui.task.close_pane')} onClick={onClose}>
              <IconX aria-hidden />
            </IconButton>
          </>
        }
      />
      <article className={styles.inPane}>
        {!task && !error && <Skeletons like="text" count={5} />}
        {!task && error && <EmptyState title={t(error.status === 404 ? 'ui.task.not_there' : 'ui.task.failed')} />}
        {task && (
          <TaskBody key={task.id} task={task} level={2}>
            {memberId !== null && <TaskTalk task={task} among />}
          </TaskBody>
        )}
      </article>
    </>
  )
}
