import { useTranslation } from 'react-i18next'
import { RadioCards } from '#web/kit/RadioCards.tsx'
import type { Draft } from './draft.ts'
import type { StepProps } from './step.ts'

const kinds: Draft['preset'][] = ['association', 'open', 'self_help', 'company', 'closed']

export function KindStep({ draft, change }: StepProps) {
  const { t } = useTranslation('founding')
  return (
    <RadioCards
      label={t('kind.label')}
      value={draft.preset}
      onChange={(preset) => change({ preset: preset as Draft['preset'] })}
      cards={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`), text: t(`kind.${kind}.text`) }))}
    />
  )
}
