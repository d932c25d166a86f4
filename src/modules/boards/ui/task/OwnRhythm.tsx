import { useTranslation } from 'react-i18next'
import { Chip, Chips } from '#web/kit/Chip.tsx'
import { SelectField } from '#web/kit/fields.tsx'
import { NumberField } from '#web/kit/NumberField.tsx'
import { weekdays } from '../../repeat/rule.ts'
import { daysOfMonth, type Own } from '../repeat-presets.ts'
import { capital, onDay, weekdayName } from '../rule-words.ts'
import styles from './Dialogs.module.css'

const units = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const

/** Every so many days, weeks, months or years, and on which days of them. */
export function OwnRhythm({ own, day, onChange }: { own: Own; day: string; onChange: (own: Own) => void }) {
  const { t, i18n } = useTranslation('boards')
  const { language } = i18n
  const isOn = (one: Own['days'][number]) => own.days.includes(one)
  const toggle = (one: Own['days'][number]) =>
    onChange({ ...own, days: weekdays.filter((name) => (name === one ? !isOn(one) : isOn(name))) })
  return (
    <>
      <div className={styles.pair}>
        <NumberField
          label={t('ui.repeat.every')}
          value={own.interval}
          onChange={(interval) => onChange({ ...own, interval: interval ?? 1 })}
        />
        <SelectField
          label={t('ui.repeat.unit')}
          value={own.freq}
          choices={units.map((value) => ({ value, label: t(`ui.repeat.unit_${value}`, { count: own.interval }) }))}
          onChange={(event) => onChange({ ...own, freq: event.target.value as Own['freq'] })}
        />
      </div>
      {own.freq === 'WEEKLY' && (
        <fieldset>
          <legend className={styles.legend}>{t('ui.repeat.on_days')}</legend>
          <Chips>
            {weekdays.map((one) => (
              <Chip key={one} on={isOn(one)} onClick={() => toggle(one)} aria-label={weekdayName(one, language)}>
                {weekdayName(one, language, 'short')}
              </Chip>
            ))}
          </Chips>
        </fieldset>
      )}
      {own.freq === 'MONTHLY' && (
        <SelectField
          label={t('ui.repeat.on_what')}
          value={own.on}
          choices={daysOfMonth(day).map((value) => ({ value, label: capital(onDay(value, { t, language })) }))}
          onChange={(event) => onChange({ ...own, on: event.target.value })}
        />
      )}
    </>
  )
}
