import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { TextField } from '#web/kit/fields.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { useAction } from '#web/query.ts'
import { useErrorFocus, useRefusal } from '#web/refusal.ts'
import { updateMe } from '../contract.ts'
import styles from './Account.module.css'

/** A new address counts once the link sent to it was used. */
export function EmailForm() {
  const { t } = useTranslation('people')
  const { me } = useHere()
  const [isOpen, setOpen] = useState(false)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const changing = useAction(updateMe, { onDone: () => setOpen(false) })
  const refused = changing.error
  const form = useErrorFocus(refused)
  const words = useRefusal('people')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    changing.mutate({ email, ...(password && { password }) })
  }
  return (
    <section className={styles.part}>
      <h2>{t('email')}</h2>
      <p>{me.email}</p>
      {changing.isSuccess && <Notice is="good">{t('account.emailSent', { email })}</Notice>}
      {!isOpen && (
        <div>
          <Button look="soft" onClick={() => setOpen(true)}>
            {t('account.changeEmail')}
          </Button>
        </div>
      )}
      {isOpen && (
        <form ref={form} className={styles.form} onSubmit={submit} noValidate>
          <TextField
            label={t('account.newEmail')}
            type="email"
            autoComplete="email"
            value={email}
            error={refused?.fields.email ? t('wrong.email') : refused?.code !== 'wrong_password' && words(refused)}
            onChange={(event) => setEmail(event.target.value)}
          />
          {me.hasPassword && (
            <TextField
              label={t('account.presentPassword')}
              type="password"
              autoComplete="current-password"
              value={password}
              error={refused?.code === 'wrong_password' && words(refused)}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
          <div className={styles.bar}>
            <Button type="submit" busy={changing.isPending && t('sending')}>
              {t('account.sendConfirmation')}
            </Button>
            <Button look="quiet" onClick={() => setOpen(false)}>
              {t('cancel')}
            </Button>
          </div>
        </form>
      )}
    </section>
  )
}
