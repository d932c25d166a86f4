import { useTranslation } from 'react-i18next'
import { CheckField, DateField, SelectField, TextField } from '#web/kit/fields.tsx'
import { NumberField } from '#web/kit/NumberField.tsx'
import { metricKinds } from '../contract-metrics.ts'
import styles from './Form.module.css'
import type { MetricDraft } from './metric-draft.ts'

/** How something is measured; the kind stays once there is a metric. */
export function MetricFields({
  draft,
  onChange,
  isNew,
  withName,
}: {
  draft: MetricDraft
  onChange: (next: Partial<MetricDraft>) => void
  isNew: boolean
  withName: boolean
}) {
  const { t } = useTranslation('mission')
  const { kind } = draft
  const unit = kind === 'money' ? 'EUR' : kind === 'percent' ? '%' : kind === 'qualitative' ? '/ 5' : undefined
  return (
    <>
      {withName && (
        <TextField
          label={t('metric.name')}
          value={draft.name}
          maxLength={200}
          onChange={(event) => onChange({ name: event.target.value })}
        />
      )}
      {isNew && (
        <SelectField
          label={t('metric.kind')}
          value={kind}
          choices={metricKinds.map((one) => ({ value: one, label: t(`metricKind.${one}`) }))}
          onChange={(event) => onChange({ kind: event.target.value as MetricDraft['kind'] })}
        />
      )}
      {kind !== 'yes_no' && (
        <div className={styles.three}>
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
              placeholder={t('metric.unitExample')}
              onChange={(event) => onChange({ unit: event.target.value })}
            />
          )}
        </div>
      )}
      <div className={styles.two}>
        <DateField
          label={t('metric.deadline')}
          hint={t('metric.deadlineHint')}
          value={draft.deadline}
          onChange={(event) => onChange({ deadline: event.target.value })}
        />
        {isNew && (kind === 'number' || kind === 'money') && (
          <CheckField
            label={t('metric.adds')}
            help={t('metric.addsHelp')}
            checked={draft.adds}
            onChange={(event) => onChange({ adds: event.target.checked })}
          />
        )}
      </div>
    </>
  )
}
