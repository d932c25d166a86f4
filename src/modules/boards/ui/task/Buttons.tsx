import { useTranslation } from 'react-i18next'
import { listButtons, pressButton } from '#modules/automation/contract.ts'
import { Button } from '#web/kit/Button.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction, useQuery } from '#web/query.ts'
import styles from './Task.module.css'
import { type TaskShown, useDoing } from './use-task.ts'

/** Buttons that rules of its board offer on a task. */
export function Buttons({ task }: { task: TaskShown }) {
  const { t } = useTranslation('boards')
  const { onRefused } = useDoing(task.id)
  const { data } = useQuery(listButtons, { subjectId: task.id })
  const press = useAction(pressButton, { onRefused, onDone: () => toast({ text: t('ui.task.pressed') }) })
  if (!data?.items.length || !task.can.work) return null
  return (
    <div className={styles.chips}>
      {data.items.map(({ ruleId, name }) => (
        <Button key={ruleId} look="soft" size="s" onClick={() => press.mutate({ ruleId, subjectId: task.id })}>
          {name}
        </Button>
      ))}
    </div>
  )
}
