import { IconAsterisk } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Chip } from '#web/kit/Chip.tsx'
import { TextArea } from '#web/kit/fields.tsx'
import type { StepProps } from './step.ts'

export function MissionStep({ draft, change, missing = [] }: StepProps) {
  const { t } = useTranslation('founding')
  const area = useRef<HTMLTextAreaElement>(null)
  const mark = () => {
    if (area.current) change({ mission: marked(area.current) })
    area.current?.focus()
  }
  return (
    <>
      <TextArea
        ref={area}
        name="mission"
        label={t('mission.label')}
        value={draft.mission}
        maxLength={2000}
        rows={3}
        placeholder={t('mission.example')}
        help={t('mission.help')}
        error={missing.includes('mission') && !draft.mission.trim() && t('missing.mission')}
        onChange={(event) => change({ mission: event.target.value })}
      />
      <div>
        <Chip icon={<IconAsterisk aria-hidden />} onClick={mark}>
          {t('mission.mark')}
        </Chip>
      </div>
    </>
  )
}

/** The chosen words between asterisks; only one place is set apart, so earlier ones go. */
function marked({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): string {
  const plain = (from: number, to?: number) => value.slice(from, to).replaceAll('*', '')
  const chosen = plain(selectionStart, selectionEnd)
  const words = chosen.trim()
  if (words === '') return value
  const [before, after] = chosen.split(words)
  return `${plain(0, selectionStart)}${before}*${words}*${after}${plain(selectionEnd)}`
}
