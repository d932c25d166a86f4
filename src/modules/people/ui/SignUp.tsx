import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { TextField } from '#web/kit/fields.tsx'
import { Link } from '#web/kit/Link.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { useAction } from '#web/query.ts'
import { useErrorFocus, useRefusal } from '#web/refusal.ts'
import { signUp } from '../contract.ts'
import { Door, doorStyles as styles } from './Door.tsx'
import { nextPath, timeZone, withNext } from './next.ts'
import { Posted } from './Posted.tsx'
import { useLanguage } from './use-language.ts'

export default function SignUp() {
  const { t } = useTranslation('people')
  const next = nextPath()
  const language = useLanguage()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const asking = useAction(signUp)
  const refused = asking.error
  const form = useErrorFocus(refused)
  const words = useRefusal('people')
  if (asking.isSuccess) return <Posted email={email} />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const invitation = /^\/invitation#([\w-]{22})$/.exec(next)?.[1]
    asking.mutate({
      email,
      language,
      timeZone: timeZone(),
      ...(password && { password }),
      ...(invitation && { invitation }),
      ...(next !== '/' && { next }),
    })
  }
  const foot = (
    <p>
      {t('signUp.known')} <Link href={withNext('/sign-in', next)}>{t('signIn.do')}</Link>
    </p>
  )
  return (
    <Door title={t('signUp.title')} lead={t('signUp.lead')} foot={foot}>
      <form ref={form} className={styles.fields} onSubmit={submit} noValidate>
        {refused && refused.code !== 'invalid' && <Notice is="bad">{words(refused)}</Notice>}
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
          hint={t('signUp.optional')}
          type="password"
          autoComplete="new-password"
          value={password}
          help={t('signUp.passwordHelp')}
          error={refused?.fields.password && t('wrong.password')}
          onChange={(event) => setPassword(event.target.value)}
        />
        <div className={styles.actions}>
          <Button type="submit" size="l" wide busy={asking.isPending && t('sending')}>
            {t('signUp.do')}
          </Button>
        </div>
      </form>
    </Door>
  )
}
