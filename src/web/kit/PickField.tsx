import { Combobox, useCombobox } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, type FieldWords } from './Field.tsx'
import styles from './Popover.module.css'

export type Pick = { value: string; label: string; text?: string; sign?: ReactNode }

/** One of many, found by typing: people, goals, channels. The caller may search on the server through onSearch. */
export function PickField({
  picks,
  value,
  onChange,
  onSearch,
  placeholder,
  ...words
}: FieldWords & {
  picks: readonly Pick[]
  value: string | undefined
  onChange: (value: string | undefined) => void
  onSearch?: (asked: string) => void
  placeholder?: string
}) {
  const { t } = useTranslation('kit')
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const [asked, setAsked] = useState<string>()
  const chosen = picks.find((pick) => pick.value === value)
  const shown = asked === undefined || onSearch ? picks : picks.filter((pick) => matches(pick, asked))
  const search = (text: string) => {
    setAsked(text)
    onSearch?.(text)
    if (!text) onChange(undefined)
    combobox.openDropdown()
    combobox.selectFirstOption()
  }
  const pick = (next: string) => {
    onChange(next)
    setAsked(undefined)
    combobox.closeDropdown()
  }
  return (
    <Field {...words}>
      {(control) => (
        <Combobox
          store={combobox}
          onOptionSubmit={pick}
          offset={4}
          zIndex="var(--z-float)"
          classNames={{ dropdown: styles.options, option: styles.option, empty: styles.nothing }}
        >
          <Combobox.Target withExpandedAttribute>
            <input
              {...control}
              role="combobox"
              aria-expanded={combobox.dropdownOpened}
              aria-controls={combobox.listId ?? undefined}
              autoComplete="off"
              placeholder={placeholder}
              value={asked ?? chosen?.label ?? ''}
              onChange={(event) => search(event.target.value)}
              onClick={() => combobox.openDropdown()}
              onBlur={() => {
                combobox.closeDropdown()
                setAsked(undefined)
              }}
            />
          </Combobox.Target>
          <Combobox.Dropdown>
            <Combobox.Options className={styles.scroll} labelledBy={control.id}>
              {shown.map((pick) => (
                <Combobox.Option key={pick.value} value={pick.value} active={pick.value === value}>
                  {pick.sign}
                  <span>
                    {pick.label}
                    {pick.text && <small>{pick.text}</small>}
                  </span>
                </Combobox.Option>
              ))}
              {shown.length === 0 && <Combobox.Empty>{t('nothing_found')}</Combobox.Empty>}
            </Combobox.Options>
          </Combobox.Dropdown>
        </Combobox>
      )}
    </Field>
  )
}

function matches(pick: Pick, asked: string) {
  return `${pick.label} ${pick.text ?? ''}`.toLocaleLowerCase().includes(asked.trim().toLocaleLowerCase())
}
