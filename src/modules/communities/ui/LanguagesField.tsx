import type { ReactNode } from 'react'
import { PickField } from '#web/kit/PickField.tsx'
import { useSaid } from './said.ts'
import { languageChoices, nameOfLanguage } from './spoken.ts'
import { TagsChosen } from './Tags.tsx'

const MOST = 20
type LanguagesFieldProps = {
  side: ReactNode
  tags: string[]
  error: string | false
  onChange: (tags: string[]) => void
}

export function LanguagesField({ side, tags, error, onChange }: LanguagesFieldProps) {
  const { t, language } = useSaid()
  const free = languageChoices(language).filter(({ value }) => !tags.includes(value))
  return (
    <div>
      <PickField
        // Drawn anew after each choice, so that it is empty for the next one.
        key={tags.length}
        label={t('ui.field.languages')}
        side={side}
        placeholder={t('ui.profile.languages_add')}
        picks={free}
        value={undefined}
        error={error}
        onChange={(tag) => tag && onChange([...tags, tag].slice(0, MOST))}
      />
      <TagsChosen words={tags} say={(tag) => nameOfLanguage(tag, language)} onChange={onChange} />
    </div>
  )
}
