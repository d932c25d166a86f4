import { useTranslation } from 'react-i18next'
import type { Refused } from '#web/call.ts'
import { TextField } from '#web/kit/fields.tsx'

type EmailFieldProps = {
  label?: string
  value: string
  onChange: (email: string) => void
  refused?: Refused | null
  /** Another reason why this address does not do. */
  error?: string | false | undefined
  autoComplete?: 'username' | 'email'
}

export function EmailField({ label, value, onChange, refused, error, autoComplete = 'username' }: EmailFieldProps) {
  const { t } = useTranslation('people')
  return (
    <TextField
      label={label ?? t('email')}
      type="email"
      inputMode="email"
      autoComplete={autoComplete}
      autoCapitalize="none"
      spellCheck={false}
      value={value}
      error={refused?.fields.email ? t('wrong.email') : error}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
