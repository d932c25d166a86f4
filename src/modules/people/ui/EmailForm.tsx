import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Form } from '#web/Form.tsx'
import { Button } from '#web/kit/Button.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { Part } from '#web/kit/Part.tsx'
import { useAction } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { type Me, updateMe } from '../contract.ts'
import styles from './Account.module.css'
import { EmailField } from './EmailField.tsx'
import { PasswordField } from './PasswordField.tsx'

/** A new address counts once the link sent to it was used. */
export function EmailForm({ me }: { me: Me }) {
  const { t } = useTranslation('people')
  const words = useRefusal('people')
  const [isOpen, setOpen] = useState(false)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const changing = useAction(updateMe, { onDone: () => close() })
  const close = () => {
    setOpen(false)
    setPassword('')
  }
  const refused = changing.error
  return (
    <Part title={t('email')} text={me.email}>
      {changing.isSuccess && !isOpen && <Notice is="good">{t('account.emailSent', { email })}</Notice>}
      {!isOpen && (
        <div>
          <Button look="soft" onClick={() => setOpen(true)}>
            {t('account.changeEmail')}
          </Button>
        </div>
      )}
      {isOpen && (
        <Form
          module="people"
          refused={refused}
          inPlace={['email', 'wrong_password']}
          busy={changing.isPending}
          className={styles.form}
          onSubmit={() => changing.mutate({ email, ...(password && { password }) })}
        >
          <EmailField
            label={t('account.newEmail')}
            autoComplete="email"
            value={email}
            onChange={setEmail}
            refused={refused}
          />
          {me.hasPassword && (
            <PasswordField
              is="present"
              label={t('account.presentPassword')}
              value={password}
              error={refused?.code === 'wrong_password' && words(refused)}
              onChange={setPassword}
            />
          )}
          <div className={styles.bar}>
            <Button type="submit" busy={changing.isPending && t('sending')}>
              {t('account.sendConfirmation')}
            </Button>
            <Button look="quiet" onClick={close}>
              {t('cancel')}
            </Button>
          </div>
        </Form>
      )}
    </Part>
  )
}
