import { useTranslation } from 'react-i18next'
import { GoalProgress } from '#web/kit/GoalProgress.tsx'
import styles from './Form.module.css'
import { type GoalDraft, newGoalOf } from './goal-draft.ts'
import { shownOfDraft } from './preview.ts'
import { useGoalProgress } from './use-goal-words.ts'

/** The goal as it will stand on the first screen, while it is being written. */
export function GoalPreview({ draft }: { draft: GoalDraft }) {
  const { t } = useTranslation('mission')
  const progress = useGoalProgress()
  const goal = shownOfDraft(newGoalOf(draft), t('goal.one'), new Date())
  return (
    <aside className={styles.preview} aria-hidden="true">
      <div inert>
        <GoalProgress goal={progress(goal)} />
      </div>
      <p>{t('goal.preview')}</p>
    </aside>
  )
}
