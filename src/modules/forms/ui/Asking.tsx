/** The questions of a form as they are asked inside; also its preview. */
import { useTranslation } from 'react-i18next'
import { FieldError } from '#web/kit/Field.tsx'
import { CheckField, DateField, SelectField, TextArea, TextField } from '#web/kit/fields.tsx'
import { type Answers, type Asked, MOST_LONG, MOST_SHORT } from '../contract.ts'
import styles from './Forms.module.css'

type Props = {
  questions: readonly Asked[]
  answers: Answers
  wrong?: (questionId: string) => string | undefined
  onChange: (answers: Answers) => void
}

export function Asking({ questions, answers, wrong = () => undefined, onChange }: Props) {
  const { t } = useTranslation('forms')
  return questions.map((question) => {
    const { id, kind, help, choices, isRequired } = question
    const said = answers[id]
    const set = (to: string | string[]) => onChange({ ...answers, [id]: to })
    const of = {
      label: question.question || t('build.question'),
      ...(!isRequired && { hint: t('ui.optional') }),
      ...(help && { help }),
      error: wrong(id) ?? (false as const),
      value: typeof said === 'string' ? said : '',
      onChange: (event: { target: { value: string } }) => set(event.target.value),
    }
    if (kind === 'long') return <TextArea key={id} {...of} rows={5} maxLength={MOST_LONG} />
    if (kind === 'day') return <DateField key={id} {...of} />
    if (kind === 'number') return <TextField key={id} {...of} inputMode="decimal" autoComplete="off" maxLength={40} />
    if (kind === 'email') return <TextField key={id} {...of} type="email" autoComplete="email" maxLength={254} />
    if (kind === 'choice')
      return (
        <SelectField
          key={id}
          {...of}
          empty={t('ui.choose')}
          choices={choices.map(({ value, name }) => ({ value, label: name }))}
        />
      )
    if (kind === 'short') return <TextField key={id} {...of} maxLength={MOST_SHORT} />
    const picked = [said ?? []].flat()
    const offered = kind === 'yes_no' ? [{ value: 'yes', name: t('yes') }] : choices
    return (
      <fieldset key={id} className={styles.choices} aria-describedby={of.error ? `${id}-wrong` : undefined}>
        <legend>
          {of.label} {of.hint && <small>{of.hint}</small>}
        </legend>
        {help && <small>{help}</small>}
        {offered.map(({ value, name }) => (
          <CheckField
            key={value}
            label={name}
            checked={picked.includes(value)}
            aria-invalid={of.error ? true : undefined}
            onChange={(event) =>
              set(event.target.checked ? [...picked, value] : picked.filter((other) => other !== value))
            }
          />
        ))}
        <FieldError id={`${id}-wrong`} error={of.error} />
      </fieldset>
    )
  })
}
