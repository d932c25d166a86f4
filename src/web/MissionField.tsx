// A mission as one writes it: a few words may be set apart, and it can be seen at once how that looks.
import { IconAsterisk } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Chip } from './kit/Chip.tsx'
import { TextArea } from './kit/fields.tsx'
import { marked } from './marking.ts'

export function MissionField({
  label,
  value,
  onChange,
  placeholder,
  error,
  name,
}: {
  label: string
  value: string
  onChange: (value: string) => void
  placeholder?: string
  error?: string | false | undefined
  name?: string
}) {
  const { t } = useTranslation('web')
  const area = useRef<HTMLTextAreaElement>(null)
  const [isUnchosen, setUnchosen] = useState(false)
  const mark = () => {
    const box = area.current
    if (!box) return
    const next = marked(box.value, box.selectionStart, box.selectionEnd)
    setUnchosen(next === undefined)
    if (next !== undefined) onChange(next)
    box.focus()
  }
  return (
    <div>
      <TextArea
        ref={area}
        name={name}
        label={label}
        value={value}
        maxLength={2000}
        rows={3}
        placeholder={placeholder}
        help={t('mission.help')}
        error={error}
        onChange={(event) => onChange(event.target.value)}
      />
      <p style={{ marginTop: 'var(--s3)' }}>
        <Chip icon={<IconAsterisk aria-hidden />} onClick={mark}>
          {t('mission.mark')}
        </Chip>{' '}
        <small role="status">{isUnchosen && t('mission.choose')}</small>
      </p>
    </div>
  )
}
