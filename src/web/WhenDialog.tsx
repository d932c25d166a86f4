/** Asks for a moment to come: a few that people mean often, or any. Answers in words the house reads in the member's zone. */
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { momentIn } from '#modules/text/moments.ts'
import { useHere } from './here.ts'
import { Button } from './kit/Button.tsx'
import { Dialog } from './kit/Dialog.tsx'
import { FieldError } from './kit/Field.tsx'
import { DateField } from './kit/fields.tsx'
import { soonFocusFirstError } from './kit/focus-first-error.ts'
import styles from './WhenDialog.module.css'
import { atMoment } from './when.ts'

export type Often = 'minutes' | 'hour' | 'hours' | 'tomorrow' | 'monday'

const meant: Record<Often, string> = {
  minutes: 'in 20 minutes',
  hour: 'in 1 hour',
  hours: 'in 3 hours',
  tomorrow: 'tomorrow 9:00',
  monday: 'monday 9:00',
}

type Props = {
  title: string
  often: readonly Often[]
  /** The verb of the button beside the free choice. */
  verb: string
  busy?: string | false
  error?: string | undefined
  onPick: (when: string) => void
  onClose: () => void
}

export function WhenDialog({ title, often, verb, busy, error, onPick, onClose }: Props) {
  const { t, i18n } = useTranslation('web')
  const { me } = useHere()
  const [own, setOwn] = useState('')
  const [isMissing, setMissing] = useState(false)
  const now = new Date()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setMissing(!own)
    if (!own) soonFocusFirstError(event.currentTarget)
    else if (!busy) onPick(own)
  }
  return (
    <Dialog open onClose={onClose} title={title}>
      <ul className={styles.often}>
        {often.map((one) => {
          const at = momentIn(meant[one], now, me.timeZone)?.at
          return (
            <li key={one}>
              <button type="button" onClick={() => !busy && onPick(meant[one])}>
                <span>{t(`when.${one}`)}</span>
                {at && <small>{atMoment(at, now, i18n.language, me.timeZone)}</small>}
              </button>
            </li>
          )
        })}
      </ul>
      <form className={styles.own} onSubmit={submit} noValidate>
        <DateField
          kind="datetime-local"
          label={t('when.own')}
          value={own}
          error={isMissing && !own && t('when.missing')}
          onChange={(event) => setOwn(event.target.value)}
        />
        <Button type="submit" look="soft" busy={busy}>
          {verb}
        </Button>
      </form>
      <FieldError error={error} />
    </Dialog>
  )
}
