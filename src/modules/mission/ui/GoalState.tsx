import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { TextArea } from '#web/kit/fields.tsx'
import { Segmented } from '#web/kit/Segmented.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { getGoal, goalStates, listGoals, setGoalState } from '../contract-goals.ts'
import { home } from '../contract-home.ts'
import styles from './Form.module.css'
import type { GoalPageShown } from './shown.ts'

/** How it goes on with a goal, and why. */
export function GoalState({ goal }: { goal: GoalPageShown }) {
  const { t } = useTranslation('mission')
  const [state, setState] = useState(goal.state)
  const [reason, setReason] = useState('')
  const setting = useAction(setGoalState, {
    refreshes: [getGoal, listGoals, home],
    onDone: () => {
      setReason('')
      toast({ text: t('goal.saved') })
    },
  })
  const words = useRefusal('mission')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setting.mutate({ goalId: goal.id, state, reason })
  }
  return (
    <form className={styles.part} onSubmit={submit} noValidate>
      <h2>{t('goal.stateTitle')}</h2>
      <Segmented
        label={t('goal.stateTitle')}
        value={state}
        onChange={setState}
        parts={goalStates.map((one) => ({ value: one, label: t(`goalState.${one}`) }))}
      />
      {state !== goal.state && (
        <>
          <TextArea
            label={t('goal.reason')}
            rows={2}
            maxLength={2000}
            value={reason}
            error={words(setting.error)}
            onChange={(event) => setReason(event.target.value)}
          />
          <div>
            <Button type="submit" look="soft" busy={setting.isPending && t('saving')}>
              {t('goal.setState')}
            </Button>
          </div>
        </>
      )}
    </form>
  )
}
