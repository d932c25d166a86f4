import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Door, doorStyles as styles } from '#web/door/Door.tsx'
import { deviceName, enter, timeZone, useHash } from '#web/door/next.ts'
import { useLanguage } from '#web/door/use-language.ts'
import { Form } from '#web/Form.tsx'
import { Button } from '#web/kit/Button.tsx'
import { Link } from '#web/kit/Link.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { useAction } from '#web/query.ts'
import { useSetUpLink as setUpByLink } from '../contract.ts'
import { EmailField } from './EmailField.tsx'
import { PasswordField } from './PasswordField.tsx'

/** The first person of a new instance: from the link its first start printed straight to the founding. */
export default function SetUp() {
  const { t } = useTranslation('people')
  const language = useLanguage()
  const { token } = useHash()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const using = useAction(setUpByLink, { onDone: () => enter('/found') })
  const refused = using.error
  const known = <Link href="/sign-in">{t('signIn.do')}</Link>
  const foot = (
    <p>
      {t('setUp.known')} {known}
    </p>
  )
  if (!token)
    return (
      <Door title={t('setUp.title')} foot={foot}>
        <div className={styles.fields}>
          <Notice is="warn">{t('setUp.noLink')}</Notice>
        </div>
      </Door>
    )
  return (
    <Door title={t('setUp.title')} lead={t('setUp.lead')} foot={foot}>
      <Form
        module="people"
        refused={refused}
        inPlace={['email', 'password']}
        className={styles.fields}
        onSubmit={() => using.mutate({ token, email, password, language, timeZone: timeZone(), device: deviceName() })}
      >
        <EmailField value={email} onChange={setEmail} refused={refused} />
        <PasswordField
          is="new"
          label={t('password')}
          help={t('passwordHelp')}
          value={password}
          onChange={setPassword}
          error={refused?.fields.password && t('wrong.password')}
        />
        <div className={styles.actions}>
          <Button type="submit" size="l" wide busy={(using.isPending || using.isSuccess) && t('setUp.busy')}>
            {t('setUp.do')}
          </Button>
        </div>
      </Form>
    </Door>
  )
}
