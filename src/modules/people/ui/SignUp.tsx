import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Door, doorStyles as styles } from '#web/door/Door.tsx'
import { enter, timeZone, useHash, withNext } from '#web/door/next.ts'
import { useLanguage } from '#web/door/use-language.ts'
import { Form } from '#web/Form.tsx'
import { Button } from '#web/kit/Button.tsx'
import { Link } from '#web/kit/Link.tsx'
import { useMe } from '#web/me.ts'
import { useQuery } from '#web/query.ts'
import { readSettings, signUp } from '../contract.ts'
import { readHash } from '../link-hash.ts'
import { EmailField } from './EmailField.tsx'
import { PasswordField } from './PasswordField.tsx'
import { usePosting } from './Posted.tsx'
import { useWay } from './use-way.ts'

export default function SignUp() {
  const { t } = useTranslation('people')
  const { next } = useHash()
  const inside = useMe()
  const settings = useQuery(readSettings, {})
  const invitation = next.startsWith('/invitation#') ? readHash(next.slice('/invitation'.length)).token : ''
  useEffect(() => {
    if (inside.data) enter(next)
  }, [inside.data, next])

  const foot = (
    <p>
      {t('signUp.known')} <Link href={withNext('/sign-in', next)}>{t('signIn.do')}</Link>
    </p>
  )
  const who = settings.data?.signUp
  if (who === 'operator') return <Door title={t('signUp.title')} lead={t('refusal.sign_up_closed')} foot={foot} />
  if (who === 'invited' && !invitation)
    return <Door title={t('signUp.title')} lead={t('refusal.sign_up_by_invitation')} foot={foot} />
  return <Asking next={next} invitation={invitation} foot={foot} />
}

function Asking({ next, invitation, foot }: { next: string; invitation: string; foot: ReactNode }) {
  const { t } = useTranslation('people')
  const language = useLanguage()
  const way = useWay(next)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const { asking, posted } = usePosting(signUp, 'signUp')
  const refused = asking.error
  if (posted) return posted
  const submit = () =>
    asking.mutate({
      email,
      language,
      timeZone: timeZone(),
      next,
      ...(password && { password }),
      ...(invitation && { invitation }),
    })
  return (
    <Door title={t('signUp.title')} lead={way ?? t('signUp.lead')} foot={foot}>
      <Form
        module="people"
        refused={refused}
        inPlace={['email', 'password']}
        className={styles.fields}
        onSubmit={submit}
      >
        <EmailField value={email} onChange={setEmail} refused={refused} />
        <PasswordField
          is="new"
          label={t('password')}
          hint={t('signUp.optional')}
          help={t('signUp.passwordHelp')}
          value={password}
          onChange={setPassword}
          error={refused?.fields.password && t('wrong.password')}
        />
        <div className={styles.actions}>
          <Button type="submit" size="l" wide busy={asking.isPending && t('sending')}>
            {t('signUp.do')}
          </Button>
        </div>
      </Form>
    </Door>
  )
}
