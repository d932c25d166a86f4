import { IconAdjustmentsHorizontal, IconClockHour4, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { Chip, Chips } from '#web/kit/Chip.tsx'
import type { surveyMembers } from '../contract.ts'
import styles from './FilterChips.module.css'
import { type Filters, flipped } from './filters.ts'
import { useSaid } from './said.ts'
import { nameOfLanguage } from './spoken.ts'

type Survey = OutputOf<typeof surveyMembers>
type FilterChipsProps = { filters: Filters; survey: Survey | undefined; onChange: (filters: Filters) => void }
type Field = 'skill' | 'interest' | 'language'

/** How many skills stand there before one asks for more. */
const FIRST = 6

export function FilterChips({ filters, survey, onChange }: FilterChipsProps) {
  const { t } = useSaid()
  const [isOpen, setOpen] = useState(false)
  const flip = (field: Parameters<typeof flipped>[1], value: string) => onChange(flipped(filters, field, value))
  const { hasTime, ...withoutTime } = filters
  const skills = survey?.skills ?? []
  const shown = skills.slice(0, FIRST).map(({ word }) => word)
  const hidden = (['skill', 'interest', 'language'] as const).filter((field) => {
    const value = filters[field]
    return value !== undefined && !isOpen && !(field === 'skill' && shown.some((word) => isSame(word, value)))
  })
  const hasMore = skills.length > FIRST || (survey?.interests.length ?? 0) > 0 || (survey?.languages.length ?? 0) > 0
  return (
    <div className={styles.filters}>
      <div className={styles.line}>
        {hasMore && (
          <Chip
            icon={<IconAdjustmentsHorizontal aria-hidden />}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {t('ui.people.further')}
          </Chip>
        )}
        {(['owner', 'steward'] as const).map((role) => (
          <Chip key={role} on={filters.role === role} onClick={() => flip('role', role)}>
            {t(`role.${role}`)}
          </Chip>
        ))}
        {(survey?.guests ?? 0) > 0 && (
          <Chip on={filters.kind === 'guest'} onClick={() => flip('kind', 'guest')}>
            {t('ui.people.guest')}
          </Chip>
        )}
        <Chip
          on={hasTime === true}
          icon={<IconClockHour4 aria-hidden />}
          onClick={() => onChange(hasTime ? withoutTime : { ...filters, hasTime: true })}
        >
          {t('ui.people.time')}
        </Chip>
        {!isOpen &&
          shown.map((word) => (
            <Chip key={word} on={isSame(word, filters.skill)} onClick={() => flip('skill', word)}>
              {word}
            </Chip>
          ))}
        {hidden.map((field) => (
          <Chosen
            key={field}
            field={field}
            value={filters[field] ?? ''}
            onEnd={() => flip(field, filters[field] ?? '')}
          />
        ))}
      </div>
      {isOpen && survey && (
        <div className={styles.groups}>
          <Group field="skill" words={survey.skills} filters={filters} onFlip={flip} />
          <Group field="interest" words={survey.interests} filters={filters} onFlip={flip} />
          <Group field="language" words={survey.languages} filters={filters} onFlip={flip} />
        </div>
      )}
    </div>
  )
}

const isSame = (word: string, value: string | undefined) => word.toLocaleLowerCase() === value?.toLocaleLowerCase()

/** A filter that came by the address, such as from a profile: seen, and taken away. */
function Chosen({ field, value, onEnd }: { field: Field; value: string; onEnd: () => void }) {
  const { t, language } = useSaid()
  return (
    <Chip on onClick={onEnd} aria-label={`${t(`ui.people.by.${field}`)}: ${value}`}>
      {field === 'language' ? nameOfLanguage(value, language) : value}
      <IconX aria-hidden />
    </Chip>
  )
}

type GroupProps = {
  field: Field
  words: Survey['skills']
  filters: Filters
  onFlip: (field: Field, value: string) => void
}

function Group({ field, words, filters, onFlip }: GroupProps) {
  const { t, language } = useSaid()
  if (words.length === 0) return null
  return (
    <fieldset className={styles.group}>
      <legend>{t(`ui.people.by.${field}`)}</legend>
      <Chips>
        {words.map(({ word, members }) => (
          <Chip key={word} on={isSame(word, filters[field])} onClick={() => onFlip(field, word)}>
            {field === 'language' ? nameOfLanguage(word, language) : word}
            <span className={styles.many}>{members}</span>
          </Chip>
        ))}
      </Chips>
    </fieldset>
  )
}
