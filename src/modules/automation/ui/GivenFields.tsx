import { CheckField, DateField, SelectField, TextArea, TextField } from '#web/kit/fields.tsx'
import { PickField } from '#web/kit/PickField.tsx'
import type { Given, Param } from '../contract.ts'
import styles from './Rules.module.css'
import { type Means, useSaid } from './said.ts'

/** A living list beyond this is found by typing. */
const MOST_TO_SELECT = 12
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]

export const isComplete = (params: Param[] | undefined, given: Given): boolean =>
  params?.every(({ name, isOptional }) => isOptional || isThere(given[name])) ?? false
const isThere = (value: Given[string] | undefined): boolean =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)

type FieldsProps = {
  of: { name: string; params: Param[] } | undefined
  given: Given
  means: Means
  isTried: boolean
  onChange: (given: Given) => void
}

/** What a trigger or an action asks for: each kind with the control that fits it. */
export function GivenFields({ of, given, means, isTried, onChange }: FieldsProps) {
  const { t, param, weekday } = useSaid()
  if (!of) return null
  return of.params.map(({ name, kind, isOptional }) => {
    const label = param(of.name, name)
    const value = given[name]
    const set = (to: Given[string] | undefined) => {
      const { [name]: _, ...rest } = given
      onChange(to === undefined ? rest : { ...rest, [name]: to })
    }
    const error = isTried && !isOptional && !isThere(value) && t('given_missing')
    if (kind === 'text') {
      const words = { label, value: String(value ?? ''), maxLength: 4_000, error }
      return name === 'title' ? (
        <TextField key={name} {...words} maxLength={300} onChange={(event) => set(event.target.value)} />
      ) : (
        <TextArea key={name} {...words} onChange={(event) => set(event.target.value)} />
      )
    }
    if (kind === 'days')
      return (
        <TextField
          key={name}
          label={label}
          type="number"
          min={0}
          max={1_000}
          value={String(value ?? '')}
          error={error}
          onChange={(event) => set(event.target.value === '' ? undefined : Number(event.target.value))}
        />
      )
    if (kind === 'time')
      return (
        <DateField
          key={name}
          kind="time"
          label={label}
          value={String(value ?? '')}
          error={error}
          onChange={(event) => set(event.target.value)}
        />
      )
    if (kind === 'weekdays') {
      const chosen = (value as string[] | undefined) ?? []
      return (
        <fieldset key={name} className={styles.days}>
          <legend>{label}</legend>
          {WEEKDAYS.map((day) => (
            <CheckField
              key={day}
              label={weekday(day)}
              checked={chosen.includes(`${day}`)}
              onChange={({ target }) =>
                set(target.checked ? [...chosen, `${day}`].sort() : chosen.filter((one) => one !== `${day}`))
              }
            />
          ))}
          {error && <small className={styles.missing}>{error}</small>}
        </fieldset>
      )
    }
    return (
      <Choose key={name} label={label} kind={kind} means={means} value={value as string} error={error} onChange={set} />
    )
  })
}

type ChooseProps = {
  label: string
  kind: string
  means: Means
  value: string | undefined
  error?: string | false
  onChange: (id: string | undefined) => void
}

/** One of what there is at this place. */
export function Choose({ label, kind, means, value, error = false, onChange }: ChooseProps) {
  const { t } = useSaid()
  const choices = (means.choices[kind] ?? []).map(({ id, title }) => ({ value: id, label: title || t('nameless') }))
  if (choices.length > MOST_TO_SELECT)
    return <PickField label={label} picks={choices} value={value} error={error} onChange={onChange} />
  return (
    <SelectField
      label={label}
      empty={t('choose')}
      choices={choices}
      value={value ?? ''}
      error={error}
      onChange={(event) => onChange(event.target.value || undefined)}
    />
  )
}
