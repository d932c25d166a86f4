import { type RefObject, useEffect, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { SearchField } from '#web/kit/SearchField.tsx'
import type { BoardWhole } from '../../contract.ts'
import { dues, type Filter } from '../../views/filter.ts'
import styles from './FilterFields.module.css'

type Props = {
  board: BoardWhole
  filter: Filter
  field: RefObject<HTMLInputElement | null>
  takesFocus: boolean
  onChange: (filter: Filter) => void
}

/** What is looked for besides: words, a label, a person, a day. */
export function FilterFields({ board, filter, field, takesFocus, onChange }: Props) {
  const { t } = useTranslation('boards')
  useEffect(() => {
    if (takesFocus) field.current?.focus()
  }, [takesFocus, field])
  const set = (name: 'label' | 'person' | 'due' | 'text', value: string) => {
    const { [name]: _, ...rest } = filter
    onChange(value ? { ...rest, [name]: value } : rest)
  }
  const labels = board.labels.map(({ id, name, tone }) => ({ value: id, label: name || t(`ui.board.tone_${tone}`) }))
  const people = board.members.map(({ id, name }) => ({ value: id, label: name }))
  const nobody = { value: 'nobody', label: t('ui.board.by_nobody') }
  const days = dues.map((due) => ({ value: due, label: t(`ui.board.due_${due}`) }))
  return (
    <search className={styles.fields}>
      <div className={styles.text}>
        <SearchField
          ref={field}
          label={t('ui.board.find')}
          value={filter.text ?? ''}
          onChange={(text) => set('text', text)}
        />
      </div>
      {labels.length > 0 && (
        <Choice
          label={t('ui.board.by_label')}
          value={filter.label}
          choices={labels}
          onChange={(one) => set('label', one)}
        />
      )}
      {people.length > 0 && (
        <Choice
          label={t('ui.board.by_person')}
          value={filter.person}
          choices={[...people, nobody]}
          onChange={(one) => set('person', one)}
        />
      )}
      <Choice label={t('ui.board.by_due')} value={filter.due} choices={days} onChange={(one) => set('due', one)} />
    </search>
  )
}

type ChoiceProps = {
  label: string
  value: string | undefined
  choices: { value: string; label: string }[]
  onChange: (value: string) => void
}

function Choice({ label, value, choices, onChange }: ChoiceProps) {
  const { t } = useTranslation('boards')
  const id = useId()
  return (
    <span className={styles.choice} data-on={value !== undefined || undefined}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value ?? ''} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('ui.board.all')}</option>
        {choices.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </span>
  )
}
