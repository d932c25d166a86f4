/** A task beside its board. */
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ColumnHead } from '#web/kit/ColumnHead.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { useQuery } from '#web/query.ts'
import { getTask } from '../../contract-tasks.ts'

export default function TaskPane({ taskId, onClose }: { taskId: string; onClose: () => void }) {
  const { t } = useTranslation('boards')
  const { data } = useQuery(getTask, { taskId }, { watch: { subjects: [taskId] } })
  return (
    <ColumnHead
      title={data?.title ?? t('ui.board.task')}
      actions={
        <IconButton label={t('ui.board.task_close')} onClick={onClose}>
          <IconX aria-hidden />
        </IconButton>
      }
    />
  )
}
