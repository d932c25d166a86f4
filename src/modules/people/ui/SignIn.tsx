import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Door, doorStyles as styles } from '#web/door/Door.tsx'
import { deviceName, enter, useHash, withNext } from '#web/door/next.ts'
import { useLanguage } from '#web/door/use-language.ts'
import { Form } from '#web/Form.tsx'
import { Button } from '#web/kit/Button.tsx'
import { Link } from '#web/kit/Link.tsx'
import { useMe } from '#web/me.ts'
import { useAction, useQuery } from '#web/query.ts'
import { readSettings, sendSignInLink, signIn } from '../contract.ts'
import { EmailField } from './EmailField.tsx'
import { PasskeyDoor } from './PasskeyDoor.tsx'
import { PasswordField } from './PasswordField.tsx'
import { usePosting } from './Posted.tsx'
import { ProviderDoor } from './ProviderDoor.tsx'
import { useSecondStep } from './SecondStep.tsx'
import { useWay } from './use-way.ts'

export default function SignIn() {
  const { t } = useTranslation('people')
  const { next } = useHash()
  const language = useLanguage()
  const inside = useMe()
  const settings = useQuery(readSettings, {})
  const way = useWay(next)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const { secondStep, goOn } = useSecondStep(next)
  const byPassword = useAction(signIn, { onDone: goOn })
  const { asking: byLink, posted } = usePosting(sendSignInLink, 'signIn')
  useEffect(() => {
    if (inside.data) enter(next)
  }, [inside.data, next])

  const sendLink = () => {
    byPassword.reset()
    byLink.mutate({ email, language, next })
  }
  if (secondStep) return secondStep
  if (posted) return posted
  const submit = () => {
    if (password === '') return sendLink()
    byLink.reset()
    byPassword.mutate({ email, password, device: deviceName() })
  }
  const refused = byPassword.error ?? byLink.error
  const isNew = settings.data?.isSetUp === false
  const foot = !isNew && settings.data?.signUp !== 'operator' && (
    <p>
      {t('signIn.new')} <Link href={withNext('/sign-up', next)}>{t('signIn.signUp')}</Link>
    </p>
  )
  return (
    <Door title={t('signIn.title')} lead={way ?? t(isNew ? 'signIn.notSetUp' : 'signIn.lead')} foot={foot}>
      <Form module="people" refused={refused} inPlace={['email']} className={styles.fields} onSubmit={submit}>
        <EmailField value={email} onChange={setEmail} refused={refused} />
        <div>
          <PasswordField is="present" value={password} onChange={setPassword} />
          <Link className={styles.beside} href={withNext('/reset', next)}>
            {t('signIn.forgot')}
          </Link>
        </div>
        <div className={styles.actions}>
          <Button type="submit" size="l" wide busy={(byPassword.isPending || byPassword.isSuccess) && t('signIn.busy')}>
            {t('signIn.do')}
          </Button>
          <p className={styles.or}>{t('or')}</p>
          <Button look="line" size="l" wide onClick={sendLink} busy={byLink.isPending && t('sending')}>
            {t('signIn.byLink')}
          </Button>
          <PasskeyDoor next={next} />
          <ProviderDoor next={next} />
        </div>
      </Form>
    </Door>
  )
}
