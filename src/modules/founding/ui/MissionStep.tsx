import { useTranslation } from 'react-i18next'
import { MissionField } from '#web/MissionField.tsx'
import type { StepProps } from './step.ts'

export function MissionStep({ draft, change, missing = [] }: StepProps) {
  const { t } = useTranslation('founding')
  return (
    <MissionField
      name="mission"
      label={t('mission.label')}
      value={draft.mission}
      placeholder={draft.ideas.mission || t('mission.example')}
      error={missing.includes('mission') && !draft.mission.trim() && t('missing.mission')}
      onChange={(mission) => change({ mission })}
    />
  )
}
