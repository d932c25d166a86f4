import { useTranslation } from 'react-i18next'
import type { Refused } from '#web/call.ts'
import { TextField } from '#web/kit/fields.tsx'

type CodeFieldProps = {
  label?: string
  value: string
  onChange: (code: string) => void
  refused?: Refused | null
  autoFocus?: boolean
}

/** Phones offer the code by themselves; a recovery code has letters, so the keyboard is the whole one. */
export function CodeField({ label, value, onChange, refused, autoFocus }: CodeFieldProps) {
  const { t } = useTranslation('people')
  const isWrong = refused?.code === 'wrong_code' || refused?.fields.code !== undefined
  return (
    <TextField
      label={label ?? t('doors.code')}
      autoComplete="one-time-code"
      autoCapitalize="none"
      autoFocus={autoFocus}
      spellCheck={false}
      value={value}
      error={isWrong && t('refusal.wrong_code')}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
