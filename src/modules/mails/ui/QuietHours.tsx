import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CheckField, DateField } from '#web/kit/fields.tsx'
import { Part } from '#web/kit/Part.tsx'
import type { MailSettings } from '../contract.ts'
import styles from './MyMails.module.css'

type Quiet = MailSettings['quiet']
const night = { from: '22:00', until: '07:00' }

export function QuietHours({ quiet, onChange }: { quiet: Quiet; onChange: (quiet: Quiet) => void }) {
  const { t } = useTranslation('mails')
  const [draft, setDraft] = useState(quiet ?? night)
  const change = (part: Partial<typeof night>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    if (next.from && next.until && next.from !== next.until) onChange(next)
  }
  return (
    <Part title={t('ui.quiet')} text={t('ui.quiet_text')}>
      <CheckField
        label={t('ui.quiet_on')}
        checked={quiet !== null}
        onChange={(event) => onChange(event.target.checked ? draft : null)}
      />
      {quiet && (
        <div className={styles.hours}>
          {(['from', 'until'] as const).map((edge) => (
            <DateField
              key={edge}
              kind="time"
              label={t(`ui.quiet_${edge}`)}
              value={draft[edge]}
              required
              error={edge === 'until' && draft.from === draft.until && t('ui.quiet_same')}
              onChange={(event) => change({ [edge]: event.target.value })}
            />
          ))}
        </div>
      )}
    </Part>
  )
}
