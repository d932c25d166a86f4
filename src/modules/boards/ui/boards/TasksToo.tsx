import { useTranslation } from 'react-i18next'
import { CheckField, DateField } from '#web/kit/fields.tsx'

type TasksProps = {
  withTasks: boolean
  firstDay: string
  hasDays: boolean
  onTasks: (withTasks: boolean) => void
  onFirstDay: (day: string) => void
}

/** Whether tasks come along, and where their days go. */
export function TasksToo({ withTasks, firstDay, hasDays, onTasks, onFirstDay }: TasksProps) {
  const { t } = useTranslation('boards')
  return (
    <>
      <CheckField
        label={t('ui.copy.with_tasks')}
        help={t('ui.copy.with_tasks_text')}
        checked={withTasks}
        onChange={(event) => onTasks(event.target.checked)}
      />
      {withTasks && hasDays && (
        <DateField
          label={t('ui.copy.first_day')}
          help={t('ui.copy.first_day_help')}
          value={firstDay}
          onChange={(event) => onFirstDay(event.target.value)}
        />
      )}
    </>
  )
}
