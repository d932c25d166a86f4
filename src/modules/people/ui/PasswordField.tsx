import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, type FieldWords } from '#web/kit/Field.tsx'
import styles from './PasswordField.module.css'

type PasswordFieldProps = Omit<FieldWords, 'label'> & {
  label?: string
  /** A new one is offered by the browser's own keeper of passwords; the present one is filled in by it. */
  is: 'new' | 'present'
  value: string
  onChange: (password: string) => void
}

/** A password one may look at while typing it: most wrong ones are only mistyped. */
export function PasswordField({ label, is, value, onChange, ...words }: PasswordFieldProps) {
  const { t } = useTranslation('people')
  const [isShown, setShown] = useState(false)
  return (
    <Field {...words} label={label ?? t(is === 'new' ? 'newPassword' : 'password')}>
      {(control) => (
        <span className={styles.password}>
          <input
            {...control}
            type={isShown ? 'text' : 'password'}
            autoComplete={is === 'new' ? 'new-password' : 'current-password'}
            autoCapitalize="none"
            spellCheck={false}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <button
            type="button"
            aria-pressed={isShown}
            aria-label={t(isShown ? 'password.hideIt' : 'password.showIt')}
            onClick={() => setShown(!isShown)}
          >
            {t(isShown ? 'password.hide' : 'password.show')}
          </button>
        </span>
      )}
    </Field>
  )
}
