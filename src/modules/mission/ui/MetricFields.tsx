import { useTranslation } from 'react-i18next'
import { CheckField, DateField, SelectField, TextField } from '#web/kit/fields.tsx'
import { NumberField } from '#web/kit/NumberField.tsx'
import { Segmented } from '#web/kit/Segmented.tsx'
import { metricKinds } from '../contract-metrics.ts'
import styles from './Form.module.css'
import { asksDirection, firstBaseline, type MetricDraft } from './metric-draft.ts'

type Props = {
  draft: MetricDraft
  onChange: (next: Partial<MetricDraft>) => void
  isNew: boolean
}

/** How something is measured; the kind stays once there is a metric. `withName` is false where name and deadline are the goal's. */
export function MetricFields({ withName, ...props }: Props & { withName: boolean }) {
  const { t } = useTranslation('mission')
  const { draft, onChange, isNew } = props
  const { kind } = draft
  const choose = (next: MetricDraft['kind']) => onChange({ kind: next, baseline: firstBaseline(next) })
  return (
    <>
      {withName && (
        <TextField
          label={t('metric.name')}
          value={draft.name}
          maxLength={200}
          data-autofocus
          onChange={(event) => onChange({ name: event.target.value })}
        />
      )}
      {isNew && (
        <SelectField
          label={t('metric.kind')}
          value={kind}
          help={t(`metricKind.${kind}.help`)}
          choices={metricKinds.map((one) => ({ value: one, label: t(`metricKind.${one}`) }))}
          onChange={(event) => choose(event.target.value as MetricDraft['kind'])}
        />
      )}
      {kind !== 'yes_no' && <Way {...props} />}
      {asksDirection(draft) && (
        <Segmented
          label={t('metric.direction')}
          value={draft.direction}
          onChange={(direction) => onChange({ direction })}
          parts={(['up', 'down'] as const).map((value) => ({ value, label: t(`direction.${value}`) }))}
        />
      )}
      <div className={styles.two}>
        <DateField
          label={t('metric.baselineOn')}
          hint={t('metric.baselineOnHint')}
          value={draft.baselineOn}
          onChange={(event) => onChange({ baselineOn: event.target.value })}
        />
        {withName && (
          <DateField
            label={t('metric.deadline')}
            hint={t('metric.deadlineHint')}
            value={draft.deadline}
            min={draft.baselineOn || undefined}
            onChange={(event) => onChange({ deadline: event.target.value })}
          />
        )}
      </div>
      {isNew && (kind === 'number' || kind === 'money') && (
        <CheckField
          label={t('metric.adds')}
          help={t('metric.addsHelp')}
          checked={draft.adds}
          onChange={(event) => onChange({ adds: event.target.checked })}
        />
      )}
    </>
  )
}

const currencies = ['EUR', 'CHF', 'GBP', 'USD', 'DKK', 'SEK', 'NOK', 'PLN', 'CZK']

/** From where to where, and in what. */
function Way({ draft, onChange, isNew }: Props) {
  const { t, i18n } = useTranslation('mission')
  const { kind } = draft
  const names = new Intl.DisplayNames(i18n.language, { type: 'currency' })
  const unit = { money: draft.currency, percent: '%', qualitative: '/ 5', number: '', yes_no: '' }[kind]
  return (
    <div className={kind === 'percent' || kind === 'qualitative' ? styles.two : styles.three}>
      <NumberField
        label={t('metric.baseline')}
        value={draft.baseline}
        onChange={(baseline) => onChange({ baseline })}
        {...(unit && { unit })}
      />
      <NumberField
        label={t('metric.target')}
        value={draft.target}
        onChange={(target) => onChange({ target })}
        {...(unit && { unit })}
      />
      {kind === 'number' && (
        <TextField
          label={t('metric.unit')}
          value={draft.unit}
          maxLength={40}
          autoComplete="off"
          placeholder={t('metric.unitExample')}
          onChange={(event) => onChange({ unit: event.target.value })}
        />
      )}
      {kind === 'money' && isNew && (
        <SelectField
          label={t('metric.currency')}
          value={draft.currency}
          choices={currencies.map((value) => ({ value, label: names.of(value) ?? value }))}
          onChange={(event) => onChange({ currency: event.target.value })}
        />
      )}
    </div>
  )
}
