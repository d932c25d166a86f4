import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { DateField } from '#web/kit/fields.tsx'
import type { Card } from '../../contract.ts'
import styles from './SavedViews.module.css'

type Days = { startsOn: string | null; dueOn: string | null }

/** From when and until when, typed. */
export function DayDialog({ card, onSave, onClose }: { card: Card; onSave: (to: Days) => void; onClose: () => void }) {
  const { t } = useTranslation('boards')
  const [startsOn, setStart] = useState(card.startsOn ?? '')
  const [dueOn, setDue] = useState(card.dueOn ?? '')
  const isWrong = startsOn !== '' && dueOn !== '' && dueOn < startsOn
  const save = () => {
    if (isWrong) return
    onSave({ startsOn: startsOn || null, dueOn: dueOn || null })
    onClose()
  }
  return (
    <Dialog open onClose={onClose} title={card.title} actions={<Button onClick={save}>{t('ui.board.save')}</Button>}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <DateField label={t('ui.views.start')} value={startsOn} onChange={(event) => setStart(event.target.value)} />
        <DateField
          label={t('ui.views.due')}
          value={dueOn}
          data-autofocus
          error={isWrong && t('ui.views.wrong_way')}
          onChange={(event) => setDue(event.target.value)}
        />
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
