import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { TextField } from '#web/kit/fields.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { useErrorFocus, useRefusal } from '#web/refusal.ts'
import { changePassword, listSessions, me as readMe } from '../contract.ts'
import styles from './Account.module.css'

export function PasswordForm() {
  const { t } = useTranslation('people')
  const { me } = useHere()
  const [isOpen, setOpen] = useState(false)
  const [oldPassword, setOld] = useState('')
  const [password, setPassword] = useState('')
  const changing = useAction(changePassword, {
    refreshes: [listSessions, readMe],
    onDone: () => {
      setOpen(false)
      setOld('')
      setPassword('')
      toast({ text: t('account.passwordSet') })
    },
  })
  const refused = changing.error
  const form = useErrorFocus(refused)
  const words = useRefusal('people')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    changing.mutate({ password, ...(me.hasPassword && { oldPassword }) })
  }
  const isOldWrong = refused?.code === 'wrong_password' || refused?.fields.oldPassword !== undefined
  return (
    <section className={styles.part}>
      <h2>{t('password')}</h2>
      {!isOpen && (
        <>
          {!me.hasPassword && <p className={styles.quiet}>{t('account.noPassword')}</p>}
          <div>
            <Button look="soft" onClick={() => setOpen(true)}>
              {t(me.hasPassword ? 'account.changePassword' : 'account.setPassword')}
            </Button>
          </div>
        </>
      )}
      {isOpen && (
        <form ref={form} className={styles.form} onSubmit={submit} noValidate>
          {me.hasPassword && (
            <TextField
              label={t('account.presentPassword')}
              type="password"
              autoComplete="current-password"
              value={oldPassword}
              error={isOldWrong && t('refusal.wrong_password')}
              onChange={(event) => setOld(event.target.value)}
            />
          )}
          <TextField
            label={t('newPassword')}
            type="password"
            autoComplete="new-password"
            value={password}
            help={t('account.passwordEnds')}
            error={refused && !isOldWrong && (refused.fields.password ? t('wrong.password') : words(refused))}
            onChange={(event) => setPassword(event.target.value)}
          />
          <div className={styles.bar}>
            <Button type="submit" busy={changing.isPending && t('saving')}>
              {t('reset.do')}
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
