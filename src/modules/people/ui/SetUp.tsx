import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { TextField } from '#web/kit/fields.tsx'
import { Link } from '#web/kit/Link.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { Segmented } from '#web/kit/Segmented.tsx'
import { useAction } from '#web/query.ts'
import { useErrorFocus, useRefusal } from '#web/refusal.ts'
import { speak } from '#web/words.ts'
import { useSetUpLink as setUpByLink } from '../contract.ts'
import { Door, doorStyles as styles } from './Door.tsx'
import { deviceName, enter, linkToken, timeZone } from './next.ts'
import { useLanguage } from './use-language.ts'

/** The first person of a new instance: from the link its first start printed straight to the founding. */
export default function SetUp() {
  const { t } = useTranslation('people')
  const language = useLanguage()
  const [token] = useState(linkToken)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const using = useAction(setUpByLink, { onDone: () => enter('/found') })
  const refused = using.error
  const form = useErrorFocus(refused)
  const words = useRefusal('people')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    using.mutate({ token, email, password, language, timeZone: timeZone(), device: deviceName() })
  }
  const isOld = !token || refused?.fields.token
  return (
    <Door title={t('setUp.title')} lead={t('setUp.lead')} foot={<Link href="/sign-in">{t('setUp.known')}</Link>}>
      <form ref={form} className={styles.fields} onSubmit={submit} noValidate>
        {isOld && <Notice is="bad">{t('setUp.noLink')}</Notice>}
        {refused && refused.code !== 'invalid' && <Notice is="bad">{words(refused)}</Notice>}
        <Segmented
          label={t('language')}
          value={language}
          onChange={(chosen) => void speak(chosen)}
          parts={[
            { value: 'de', label: 'Deutsch' },
            { value: 'en', label: 'English' },
          ]}
        />
        <TextField
          label={t('email')}
          type="email"
          autoComplete="username"
          value={email}
          error={refused?.fields.email && t('wrong.email')}
          onChange={(event) => setEmail(event.target.value)}
        />
        <TextField
          label={t('password')}
          type="password"
          autoComplete="new-password"
          value={password}
          help={t('passwordHelp')}
          error={refused?.fields.password && t('wrong.password')}
          onChange={(event) => setPassword(event.target.value)}
        />
        <div className={styles.actions}>
          <Button type="submit" size="l" wide busy={(using.isPending || using.isSuccess) && t('setUp.busy')}>
            {t('setUp.do')}
          </Button>
        </div>
      </form>
    </Door>
  )
}
