import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#web/call.ts'
import { Form } from '#web/Form.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { useRefusal } from '#web/refusal.ts'
import type { Me } from '../contract.ts'
import styles from './Account.module.css'
import { FormBar } from './FormBar.tsx'
import { PasswordField } from './PasswordField.tsx'

type ProofFormProps = {
  me: Me
  refused: Refused | null
  busy: boolean
  does: string
  onProof: (proof: { password?: string }) => void
  onEnd: () => void
  children?: ReactNode
}

/** Before a door is changed: the password, or where there is none a fresh sign-in, which the answer asks for. */
export function ProofForm({ me, refused, busy, does, onProof, onEnd, children }: ProofFormProps) {
  const { t } = useTranslation('people')
  const words = useRefusal('people')
  const [password, setPassword] = useState('')
  const isWrong = refused?.code === 'wrong_password'
  return (
    <Form
      module="people"
      refused={refused}
      inPlace={['wrong_password', 'sign_in_again', 'name']}
      busy={busy}
      className={styles.form}
      onSubmit={() => onProof(password === '' ? {} : { password })}
    >
      {refused?.code === 'sign_in_again' && <Notice is="warn">{words(refused)}</Notice>}
      {children}
      {me.hasPassword && (
        <PasswordField
          is="present"
          label={t('doors.password')}
          value={password}
          error={isWrong && words(refused)}
          onChange={setPassword}
        />
      )}
      <FormBar does={does} busy={busy} onEnd={onEnd} />
    </Form>
  )
}
