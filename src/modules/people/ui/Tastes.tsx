import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { timeZone } from '#web/door/next.ts'
import { useHere } from '#web/here.ts'
import { SelectField } from '#web/kit/fields.tsx'
import { Segmented } from '#web/kit/Segmented.tsx'
import { applyScheme, chosenScheme, type Scheme } from '#web/kit/scheme.ts'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { type Language, speak } from '#web/words.ts'
import { me as readMe, updateMe } from '../contract.ts'
import styles from './Account.module.css'

/** Language and time zone follow the account, light and dark this device. */
export function Tastes() {
  const { t } = useTranslation('people')
  const { me } = useHere()
  const [scheme, setScheme] = useState<Scheme>(chosenScheme)
  const words = useRefusal('people')
  const changing = useAction(updateMe, {
    refreshes: [readMe],
    onRefused: (refused) => toast({ text: words(refused) ?? '', kind: 'bad' }),
  })
  const say = async (language: Language) => {
    await speak(language)
    changing.mutate({ language })
  }
  const look = (next: Scheme) => {
    setScheme(next)
    applyScheme(next)
  }
  const zones = Intl.supportedValuesOf('timeZone')
  const known = [...new Set([me.timeZone, timeZone(), ...zones])]
  return (
    <section className={styles.part}>
      <h2>{t('account.tastes')}</h2>
      <div className={styles.choice}>
        <span>{t('language')}</span>
        <Segmented
          label={t('language')}
          value={me.language}
          onChange={(language) => void say(language)}
          parts={[
            { value: 'de', label: 'Deutsch' },
            { value: 'en', label: 'English' },
          ]}
        />
      </div>
      <div className={styles.choice}>
        <span>{t('account.scheme')}</span>
        <Segmented
          label={t('account.scheme')}
          value={scheme}
          onChange={look}
          parts={[
            { value: 'auto', label: t('account.scheme.auto') },
            { value: 'light', label: t('account.scheme.light') },
            { value: 'dark', label: t('account.scheme.dark') },
          ]}
        />
      </div>
      <SelectField
        className={styles.narrow ?? ''}
        label={t('account.timeZone')}
        help={t('account.timeZoneHelp')}
        value={me.timeZone}
        choices={known.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        onChange={(event) => changing.mutate({ timeZone: event.target.value })}
      />
    </section>
  )
}
