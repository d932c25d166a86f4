import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '#web/kit/ConfirmDialog.tsx'
import type { Early } from '../board/early.ts'
import styles from './Blocked.module.css'

type Props = {
  why: Early | undefined
  /** What comes first, as far as one may see it; left out where that is not known here. */
  before?: { id: string; title: string }[]
  onKeep: () => void
  onAnyway: () => void
}

/** Before a task is done although others come first or an OK is missing. */
export function Blocked({ why, before, onKeep, onAnyway }: Props) {
  const { t } = useTranslation('boards')
  return (
    <ConfirmDialog
      open={why !== undefined}
      question={t('ui.task.blocked_question')}
      text={
        why === 'waits_for_approval' ? (
          t('ui.approval.blocked_text')
        ) : before?.length ? (
          <>
            <p>{t('ui.task.blocked_text')}</p>
            <ul className={styles.before}>
              {before.map(({ id, title }) => (
                <li key={id}>{title}</li>
              ))}
            </ul>
          </>
        ) : (
          t(before ? 'ui.task.blocked_unseen' : 'refusal.waits_for_others')
        )
      }
      keep={t('ui.task.blocked_keep')}
      confirm={t('ui.task.blocked_anyway')}
      onKeep={onKeep}
      onConfirm={onAnyway}
    />
  )
}
