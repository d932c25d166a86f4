import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Form } from '#web/Form.tsx'
import { Button } from '#web/kit/Button.tsx'
import { Part } from '#web/kit/Part.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { changePassword, listSessions, type Me, me as readMe } from '../contract.ts'
import styles from './Account.module.css'
import { FormBar } from './FormBar.tsx'
import { PasswordField } from './PasswordField.tsx'

export function PasswordForm({ me }: { me: Me }) {
  const { t } = useTranslation('people')
  const [isOpen, setOpen] = useState(false)
  return (
    <Part title={t('password')} text={!me.hasPassword && t('account.noPassword')}>
      {isOpen ? (
        <Change me={me} onEnd={() => setOpen(false)} />
      ) : (
        <div>
          <Button look="soft" onClick={() => setOpen(true)}>
            {t(me.hasPassword ? 'account.changePassword' : 'account.setPassword')}
          </Button>
        </div>
      )}
    </Part>
  )
}

function Change({ me, onEnd }: { me: Me; onEnd: () => void }) {
  const { t } = useTranslation('people')
  const [oldPassword, setOld] = useState('')
  const [password, setPassword] = useState('')
  const changing = useAction(changePassword, {
    refreshes: [listSessions, readMe],
    onDone: () => {
      onEnd()
      toast({ text: t('account.passwordSet') })
    },
  })
  const refused = changing.error
  const isOldWrong = refused?.code === 'wrong_password' || refused?.fields.oldPassword !== undefined
  return (
    <Form
      module="people"
      refused={refused}
      inPlace={['password', 'oldPassword', 'wrong_password']}
      busy={changing.isPending}
      className={styles.form}
      onSubmit={() => changing.mutate({ password, ...(me.hasPassword && { oldPassword }) })}
    >
      {me.hasPassword && (
        <PasswordField
          is="present"
          label={t('account.presentPassword')}
          value={oldPassword}
          error={isOldWrong && t('refusal.wrong_password')}
          onChange={setOld}
        />
      )}
      <PasswordField
        is="new"
        value={password}
        help={t('account.passwordEnds')}
        error={refused?.fields.password && t('wrong.password')}
        onChange={setPassword}
      />
      <FormBar does={t('reset.do')} busy={changing.isPending} onEnd={onEnd} />
    </Form>
  )
}
