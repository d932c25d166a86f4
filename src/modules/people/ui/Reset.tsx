import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { TextField } from '#web/kit/fields.tsx'
import { Link } from '#web/kit/Link.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { useAction } from '#web/query.ts'
import { useErrorFocus, useRefusal } from '#web/refusal.ts'
import { requestReset, reset } from '../contract.ts'
import { Door, doorStyles as styles } from './Door.tsx'
import { deviceName, enter, linkToken } from './next.ts'
import { Posted } from './Posted.tsx'
import { useLanguage } from './use-language.ts'

export default function Reset() {
  const [token] = useState(linkToken)
  return token ? <NewPassword token={token} /> : <AskForLetter />
}

function AskForLetter() {
  const { t } = useTranslation('people')
  const language = useLanguage()
  const [email, setEmail] = useState('')
  const asking = useAction(requestReset)
  const refused = asking.error
  const form = useErrorFocus(refused)
  const words = useRefusal('people')
  if (asking.isSuccess) return <Posted email={email} />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    asking.mutate({ email, language })
  }
  return (
    <Door title={t('reset.title')} lead={t('reset.lead')} foot={<Link href="/sign-in">{t('reset.back')}</Link>}>
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
        <div className={styles.actions}>
          <Button type="submit" size="l" wide busy={asking.isPending && t('sending')}>
            {t('reset.ask')}
          </Button>
        </div>
      </form>
    </Door>
  )
}

function NewPassword({ token }: { token: string }) {
  const { t } = useTranslation('people')
  const [password, setPassword] = useState('')
  const setting = useAction(reset, { onDone: () => enter('/') })
  const refused = setting.error
  const form = useErrorFocus(refused)
  const words = useRefusal('people')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setting.mutate({ token, password, device: deviceName() })
  }
  return (
    <Door title={t('reset.newTitle')} lead={t('reset.newLead')} foot={<Link href="/reset">{t('reset.another')}</Link>}>
      <form ref={form} className={styles.fields} onSubmit={submit} noValidate>
        {refused && !refused.fields.password && (
          <Notice is="bad">{refused.fields.token ? t('refusal.link_used_or_old') : words(refused)}</Notice>
        )}
        <TextField
          label={t('newPassword')}
          type="password"
          autoComplete="new-password"
          value={password}
          help={t('passwordHelp')}
          error={refused?.fields.password && t('wrong.password')}
          onChange={(event) => setPassword(event.target.value)}
        />
        <div className={styles.actions}>
          <Button type="submit" size="l" wide busy={setting.isPending && t('saving')}>
            {t('reset.do')}
          </Button>
        </div>
      </form>
    </Door>
  )
}
