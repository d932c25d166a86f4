import { useTranslation } from 'react-i18next'
import { TextArea } from '#web/kit/fields.tsx'
import { NumberField } from '#web/kit/NumberField.tsx'
import { Segmented } from '#web/kit/Segmented.tsx'
import type { MetricShown } from './amounts.ts'
import styles from './ReadingDialog.module.css'
import type { ReadingDraft } from './reading-draft.ts'

/** What is asked for depends on the kind of metric. */
export function ValueFields({
  metric,
  draft,
  onChange,
  missing,
}: {
  metric: MetricShown
  draft: ReadingDraft
  onChange: (next: Partial<ReadingDraft>) => void
  missing: 'value' | 'words' | undefined
}) {
  const { t } = useTranslation('mission')
  const noNumber = missing === 'value' && t('reading.missing')
  if (metric.kind === 'yes_no')
    return (
      <Segmented
        label={metric.name}
        value={draft.isYes ? 'yes' : 'no'}
        onChange={(value) => onChange({ isYes: value === 'yes' })}
        parts={[
          { value: 'yes', label: t('yes') },
          { value: 'no', label: t('no') },
        ]}
      />
    )
  if (metric.kind === 'qualitative')
    return (
      <>
        <Segmented
          label={t('reading.grade')}
          value={draft.grade}
          onChange={(grade) => onChange({ grade })}
          parts={['1', '2', '3', '4', '5'].map((grade) => ({ value: grade, label: grade }))}
        />
        <TextArea
          label={t('reading.seen')}
          value={draft.words}
          error={missing === 'words' && draft.words.trim() === '' && t('reading.missingWords')}
          maxLength={2000}
          onChange={(event) => onChange({ words: event.target.value })}
        />
      </>
    )
  if (metric.kind === 'percent')
    return (
      <div className={styles.pair}>
        <NumberField
          first
          label={t('reading.part')}
          value={draft.part}
          error={draft.part === undefined && noNumber}
          onChange={(part) => onChange({ part })}
        />
        <NumberField
          label={t('reading.whole')}
          value={draft.whole}
          error={!draft.whole && noNumber}
          onChange={(whole) => onChange({ whole })}
        />
      </div>
    )
  const isStep = metric.accumulation === 'cumulative'
  return (
    <NumberField
      first
      label={t(isStep ? 'reading.step' : 'reading.level')}
      unit={metric.kind === 'money' ? (metric.currency ?? 'EUR') : metric.unit}
      value={draft.value}
      error={draft.value === undefined && noNumber}
      help={t(isStep ? 'reading.stepHelp' : 'reading.levelHelp')}
      onChange={(value) => onChange({ value })}
    />
  )
}
