import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { TextField } from '#web/kit/fields.tsx'
import { Link } from '#web/kit/Link.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { useAction, useQuery } from '#web/query.ts'
import { useErrorFocus, useRefusal } from '#web/refusal.ts'
import { me, readSettings, sendSignInLink, signIn } from '../contract.ts'
import { Door, doorStyles as styles } from './Door.tsx'
import { deviceName, enter, nextPath, withNext } from './next.ts'
import { Posted } from './Posted.tsx'
import { useLanguage } from './use-language.ts'

export default function SignIn() {
  const { t } = useTranslation('people')
  const next = nextPath()
  const language = useLanguage()
  const inside = useQuery(me, {})
  const settings = useQuery(readSettings, {})
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [isBlank, setBlank] = useState(false)
  const byPassword = useAction(signIn, { onDone: () => enter(next) })
  const byLink = useAction(sendSignInLink)
  const refused = byPassword.error ?? byLink.error
  const form = useErrorFocus(refused)
  const words = useRefusal('people')
  useEffect(() => {
    if (inside.data) enter(next)
  }, [inside.data, next])

  if (byLink.isSuccess) return <Posted email={email} />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (password === '') return sendLink()
    byLink.reset()
    byPassword.mutate({ email, password, device: deviceName() })
  }
  const sendLink = () => {
    byPassword.reset()
    setBlank(email.trim() === '')
    if (email.trim() === '') return document.querySelector<HTMLInputElement>('input[type=email]')?.focus()
    byLink.mutate({ email, language, ...(next !== '/' && { next }) })
  }
  const wrongEmail = isBlank && email.trim() === '' ? t('wrong.email') : refused?.fields.email && t('wrong.email')
  const foot = settings.data?.signUp === 'open' && (
    <p>
      {t('signIn.new')} <Link href={withNext('/sign-up', next)}>{t('signIn.signUp')}</Link>
    </p>
  )
  return (
    <Door title={t('signIn.title')} lead={t('signIn.lead')} foot={foot || undefined}>
      <form ref={form} className={styles.fields} onSubmit={submit} noValidate>
        {refused && !wrongEmail && <Notice is="bad">{words(refused)}</Notice>}
        <TextField
          label={t('email')}
          type="email"
          autoComplete="username"
          value={email}
          error={wrongEmail}
          onChange={(event) => setEmail(event.target.value)}
        />
        <TextField
          label={t('password')}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Link className={styles.beside} href={withNext('/reset', next)}>
          {t('signIn.forgot')}
        </Link>
        <div className={styles.actions}>
          <Button type="submit" size="l" wide busy={byPassword.isPending && t('signIn.busy')}>
            {t('signIn.do')}
          </Button>
          <p className={styles.or}>{t('or')}</p>
          <Button look="line" size="l" wide onClick={sendLink} busy={byLink.isPending && t('sending')}>
            {t('signIn.byLink')}
          </Button>
        </div>
      </form>
    </Door>
  )
}
