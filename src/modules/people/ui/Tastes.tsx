import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { timeZone } from '#web/door/next.ts'
import { SelectField } from '#web/kit/fields.tsx'
import { Part } from '#web/kit/Part.tsx'
import { Segmented } from '#web/kit/Segmented.tsx'
import { applyScheme, chosenScheme, type Scheme } from '#web/kit/scheme.ts'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { type Language, speak } from '#web/words.ts'
import { type Me, me as readMe, updateMe } from '../contract.ts'
import styles from './Account.module.css'

/** Language and time zone follow the account, light and dark this device. */
export function Tastes({ me }: { me: Me }) {
  const { t, i18n } = useTranslation('people')
  const [scheme, setScheme] = useState<Scheme>(chosenScheme)
  const words = useRefusal('people')
  const changing = useAction(updateMe, {
    refreshes: [readMe],
    onRefused: (refused) => {
      void speak(me.language)
      toast({ text: words(refused) ?? '', kind: 'bad' })
    },
  })
  const say = async (language: Language) => {
    await speak(language)
    changing.mutate({ language })
  }
  const look = (next: Scheme) => {
    setScheme(next)
    applyScheme(next)
  }
  const zones = [...new Set([me.timeZone, timeZone(), ...Intl.supportedValuesOf('timeZone')])]
  const now = new Intl.DateTimeFormat(i18n.language, { timeStyle: 'short', timeZone: me.timeZone }).format()
  return (
    <Part title={t('account.tastes')}>
      <div className={styles.choice}>
        <span>{t('language')}</span>
        <Segmented
          label={t('language')}
          value={changing.isPending && changing.variables.language ? changing.variables.language : me.language}
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
        label={t('account.timeZone')}
        help={t('account.timeZoneHelp', { now })}
        value={me.timeZone}
        choices={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        onChange={(event) => changing.mutate({ timeZone: event.target.value })}
      />
    </Part>
  )
}
