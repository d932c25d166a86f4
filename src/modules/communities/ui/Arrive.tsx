/** The form of whoever comes in: a name, answers where the community asks, and the charter. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#web/call.ts'
import { doorStyles } from '#web/door/Door.tsx'
import { Form } from '#web/Form.tsx'
import { Button } from '#web/kit/Button.tsx'
import { FieldError } from '#web/kit/Field.tsx'
import { CheckField, TextArea, TextField } from '#web/kit/fields.tsx'
import styles from './Arrive.module.css'
import { type CharterShown, Values } from './Welcome.tsx'

type Arriving = { name: string; answers: string[]; acceptsCharter: boolean }
type ArriveProps = {
  alias: 'free' | 'real_name'
  questions?: readonly string[]
  charterVersion: number | null
  charter: CharterShown | undefined
  refused: Refused | null
  busy: boolean
  verb: string
  onSend: (arriving: Arriving) => void
}

export function Arrive({ alias, questions = [], charterVersion, charter, refused, busy, verb, onSend }: ArriveProps) {
  const { t } = useTranslation('communities')
  const [draft, setDraft] = useState<Arriving>({ name: '', answers: questions.map(() => ''), acceptsCharter: false })
  const put = (more: Partial<Arriving>) => setDraft({ ...draft, ...more })
  const isFree = alias === 'free'
  return (
    <Form
      module="communities"
      refused={refused}
      inPlace={['name', 'answers', 'answers_missing', 'charter_not_accepted']}
      busy={busy}
      className={doorStyles.fields}
      onSubmit={() => onSend(draft)}
    >
      <TextField
        label={t(isFree ? 'ui.arrive.name' : 'ui.arrive.realName')}
        help={t(isFree ? 'ui.arrive.nameFree' : 'ui.arrive.nameReal')}
        autoComplete="name"
        maxLength={120}
        value={draft.name}
        error={refused?.fields.name && t('ui.arrive.nameMissing')}
        onChange={(event) => put({ name: event.target.value })}
      />
      {questions.map((question, n) => (
        <TextArea
          key={question}
          label={question}
          maxLength={2_000}
          value={draft.answers[n] ?? ''}
          error={refused?.code === 'answers_missing' && !draft.answers[n]?.trim() && t('ui.arrive.answerMissing')}
          onChange={(event) => put({ answers: draft.answers.with(n, event.target.value) })}
        />
      ))}
      {charterVersion !== null && (
        <div>
          {charter && (
            <details className={styles.charter}>
              <summary>{t('ui.arrive.readCharter')}</summary>
              <Values charter={charter} />
            </details>
          )}
          <CheckField
            label={t('ui.arrive.charter')}
            checked={draft.acceptsCharter}
            aria-invalid={(refused?.code === 'charter_not_accepted' && !draft.acceptsCharter) || undefined}
            onChange={(event) => put({ acceptsCharter: event.target.checked })}
          />
          <FieldError
            error={
              refused?.code === 'charter_not_accepted' && !draft.acceptsCharter && t('refusal.charter_not_accepted')
            }
          />
        </div>
      )}
      <div className={doorStyles.actions}>
        <Button type="submit" size="l" wide busy={busy && t('ui.arrive.busy')}>
          {verb}
        </Button>
      </div>
    </Form>
  )
}
