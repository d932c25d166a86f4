import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Door, doorStyles as styles } from '#web/door/Door.tsx'
import { deviceName, useHash, withNext } from '#web/door/next.ts'
import { useLanguage } from '#web/door/use-language.ts'
import { Form } from '#web/Form.tsx'
import { Button } from '#web/kit/Button.tsx'
import { Link } from '#web/kit/Link.tsx'
import { useAction } from '#web/query.ts'
import { requestReset, reset } from '../contract.ts'
import { EmailField } from './EmailField.tsx'
import { PasswordField } from './PasswordField.tsx'
import { usePosting } from './Posted.tsx'
import { useSecondStep } from './SecondStep.tsx'

export default function Reset() {
  const { token, next } = useHash()
  return token ? <NewPassword key={token} token={token} next={next} /> : <AskForLetter next={next} />
}

function AskForLetter({ next }: { next: string }) {
  const { t } = useTranslation('people')
  const language = useLanguage()
  const [email, setEmail] = useState('')
  const { asking, posted } = usePosting(requestReset, 'reset')
  if (posted) return posted
  const back = <Link href={withNext('/sign-in', next)}>{t('reset.back')}</Link>
  return (
    <Door title={t('reset.title')} lead={t('reset.lead')} foot={<p>{back}</p>}>
      <Form
        module="people"
        refused={asking.error}
        inPlace={['email']}
        className={styles.fields}
        onSubmit={() => asking.mutate({ email, language, next })}
      >
        <EmailField value={email} onChange={setEmail} refused={asking.error} />
        <div className={styles.actions}>
          <Button type="submit" size="l" wide busy={asking.isPending && t('sending')}>
            {t('reset.ask')}
          </Button>
        </div>
      </Form>
    </Door>
  )
}

function NewPassword({ token, next }: { token: string; next: string }) {
  const { t } = useTranslation('people')
  const [password, setPassword] = useState('')
  const { secondStep, goOn } = useSecondStep(next)
  const setting = useAction(reset, { onDone: goOn })
  const refused = setting.error
  if (secondStep) return secondStep
  const another = <Link href={withNext('/reset', next)}>{t('reset.another')}</Link>
  return (
    <Door title={t('reset.newTitle')} lead={t('reset.newLead')} foot={<p>{another}</p>}>
      <Form
        module="people"
        refused={refused}
        inPlace={['password']}
        className={styles.fields}
        onSubmit={() => setting.mutate({ token, password, device: deviceName() })}
      >
        <PasswordField
          is="new"
          help={t('passwordHelp')}
          value={password}
          onChange={setPassword}
          error={refused?.fields.password && t('wrong.password')}
        />
        <div className={styles.actions}>
          <Button type="submit" size="l" wide busy={(setting.isPending || setting.isSuccess) && t('saving')}>
            {t('reset.do')}
          </Button>
        </div>
      </Form>
    </Door>
  )
}
