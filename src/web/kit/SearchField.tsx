import { IconSearch, IconX } from '@tabler/icons-react'
import type { InputHTMLAttributes, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from './IconButton.tsx'
import styles from './SearchField.module.css'

type Input = Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'type' | 'className'>

/** One line to look for something; Escape empties it, then leaves. */
export function SearchField({
  label,
  value,
  onChange,
  ref,
  ...input
}: Input & { label: string; value: string; onChange: (value: string) => void; ref?: Ref<HTMLInputElement> }) {
  const { t } = useTranslation('kit')
  return (
    <div className={styles.search}>
      <IconSearch aria-hidden />
      <input
        placeholder={label}
        {...input}
        ref={ref}
        type="search"
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value) {
            event.stopPropagation()
            onChange('')
          }
          input.onKeyDown?.(event)
        }}
      />
      {value && (
        <IconButton label={t('clear_search')} onClick={() => onChange('')}>
          <IconX aria-hidden />
        </IconButton>
      )}
    </div>
  )
}
