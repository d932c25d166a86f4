import { IconPlus, IconX } from '@tabler/icons-react'
import { Button } from '#web/kit/Button.tsx'
import { SelectField, TextField } from '#web/kit/fields.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import type { Condition } from '../contract.ts'
import { Choose } from './GivenFields.tsx'
import styles from './Rules.module.css'
import { type Means, useSaid } from './said.ts'

const tests = {
  id: ['is', 'is_not'],
  ids: ['has', 'has_not', 'empty', 'not_empty'],
  text: ['contains', 'lacks'],
  number: ['at_least', 'at_most', 'empty'],
  flag: ['yes', 'no'],
  day: ['within_days', 'past', 'empty', 'not_empty'],
} as const
const needsNothing: readonly string[] = ['empty', 'not_empty', 'yes', 'no', 'past']

type ConditionsProps = {
  of: Means['triggers'][number]
  conditions: Condition[]
  means: Means
  onChange: (conditions: Condition[]) => void
}

/** What must be so; without any it always is. */
export function Conditions({ of, conditions, means, onChange }: ConditionsProps) {
  const { t, field: fieldWords } = useSaid()
  const fields = means.fields.filter((one) => one.of === of.about)
  const first = (name: string): Condition => {
    const test = tests[fields.find((one) => one.name === name)!.is][0]
    return { field: name, test, value: needsNothing.includes(test) ? null : '' }
  }
  const set = (n: number, to: Condition | undefined) =>
    onChange(to ? conditions.map((one, at) => (at === n ? to : one)) : conditions.filter((_, at) => at !== n))
  return (
    <>
      {conditions.length === 0 && <p className={styles.quiet}>{t('always')}</p>}
      {conditions.map((one, n) => {
        const field = fields.find(({ name }) => name === one.field)!
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have nothing but their place
          <div key={n} className={styles.condition}>
            <SelectField
              label={t('field')}
              choices={fields.map(({ name }) => ({ value: name, label: fieldWords(of.name, name) }))}
              value={one.field}
              onChange={(event) => set(n, first(event.target.value))}
            />
            <SelectField
              label={t('test_label')}
              choices={tests[field.is].map((test) => ({ value: test, label: t(`test.${test}`) }))}
              value={one.test}
              onChange={({ target }) => {
                const test = target.value as Condition['test']
                set(n, { ...one, test, value: needsNothing.includes(test) ? null : (one.value ?? '') })
              }}
            />
            {one.value !== null && (
              <Value field={field} value={one.value} means={means} onChange={(value) => set(n, { ...one, value })} />
            )}
            <IconButton label={t('take_away')} onClick={() => set(n, undefined)}>
              <IconX aria-hidden />
            </IconButton>
          </div>
        )
      })}
      {conditions.length < 10 && fields.length > 0 && (
        <Button
          look="quiet"
          size="s"
          icon={<IconPlus aria-hidden />}
          onClick={() => onChange([...conditions, first(fields[0]!.name)])}
        >
          {t('add_condition')}
        </Button>
      )}
    </>
  )
}

type ValueProps = {
  field: Means['fields'][number]
  value: string | number
  means: Means
  onChange: (value: string | number) => void
}

function Value({ field, value, means, onChange }: ValueProps) {
  const { t } = useSaid()
  if (field.kind)
    return (
      <Choose
        label={t('value')}
        kind={field.kind}
        means={means}
        value={String(value)}
        onChange={(id) => onChange(id ?? '')}
      />
    )
  const isNumber = field.is === 'number' || field.is === 'day'
  return (
    <TextField
      label={t(field.is === 'day' ? 'days' : 'value')}
      type={isNumber ? 'number' : 'text'}
      value={String(value)}
      maxLength={200}
      onChange={({ target }) => onChange(isNumber ? Number(target.value) : target.value)}
    />
  )
}
