/** Starting or changing a circle, in a dialog. */
import { useState } from 'react'
import type { Refused } from '#web/call.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { FieldError } from '#web/kit/Field.tsx'
import { CheckField, TextArea, TextField } from '#web/kit/fields.tsx'
import { RadioCards } from '#web/kit/RadioCards.tsx'
import type { Circle } from '../contract-circles.ts'
import styles from './Circle.module.css'
import { useSaid } from './said.ts'

export type CircleDraft = Pick<Circle, 'name' | 'about' | 'openness'> & { confirmed: boolean }
type CircleFormProps = {
  was?: Circle
  busy: boolean
  error: Refused | null
  onSend: (draft: CircleDraft) => void
  onEnd: () => void
}

export function CircleForm({ was, busy, error, onSend, onEnd }: CircleFormProps) {
  const { t, refused } = useSaid()
  const first: CircleDraft = { name: '', about: '', openness: 'open', ...was, confirmed: false }
  const [draft, setDraft] = useState(first)
  const opens = was && was.openness !== 'open' && draft.openness === 'open'
  const actions = (
    <>
      <Button look="line" onClick={onEnd}>
        {t('ui.cancel')}
      </Button>
      <Button busy={busy && t('ui.saving')} onClick={() => onSend(draft)}>
        {t(was ? 'ui.save' : 'ui.circles.start')}
      </Button>
    </>
  )
  return (
    <Dialog open onClose={onEnd} title={t(was ? 'ui.circle.change' : 'ui.circles.new')} actions={actions}>
      <div className={styles.form}>
        <TextField
          label={t('ui.field.name')}
          data-autofocus
          value={draft.name}
          maxLength={120}
          error={error?.fields.name && t('ui.field_wrong')}
          onChange={(event) => setDraft({ ...draft, name: event.target.value })}
        />
        <TextArea
          label={t('ui.circle.about')}
          hint={t('ui.optional')}
          value={draft.about}
          maxLength={2_000}
          onChange={(event) => setDraft({ ...draft, about: event.target.value })}
        />
        <RadioCards
          label={t('ui.circle.openness')}
          value={draft.openness}
          onChange={(value) => setDraft({ ...draft, openness: value as Circle['openness'] })}
          cards={(['open', 'listed', 'hidden'] as const).map((value) => ({
            value,
            label: t(`ui.openness.${value}`),
            text: t(`ui.openness.${value}_text`),
          }))}
        />
        {opens && (
          <CheckField
            label={t('ui.circle.confirm_opening')}
            checked={draft.confirmed}
            onChange={(event) => setDraft({ ...draft, confirmed: event.target.checked })}
          />
        )}
        <FieldError error={error && !error.fields.name && refused(error)} />
      </div>
    </Dialog>
  )
}
