import { IconAt, IconCalendar, IconFile, IconHash, IconLink, IconPhoto, IconTarget, IconX } from '@tabler/icons-react'
import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listGoals } from '#modules/mission/contract-goals.ts'
import { Chip, Chips } from '#web/kit/Chip.tsx'
import { DateField, SelectField } from '#web/kit/fields.tsx'
import { useQuery } from '#web/query.ts'
import { dayOf, type Filter, type Has, readQuery, type Token, tokensOf, withFilter, withoutToken } from '../query.ts'
import styles from './FilterLine.module.css'
import type { Asked } from './place.ts'

type FilterLineProps = {
  typed: string
  asked: Asked
  onType: (text: string) => void
  onText: (text: string) => void
  onAsked: (asked: Asked) => void
  field: RefObject<HTMLInputElement | null>
}

const things = [
  ['file', IconFile],
  ['picture', IconPhoto],
  ['link', IconLink],
] as const

/** Filters as chips: they write themselves into the field, so that there is one place to read what is asked for. */
export function FilterLine({ typed, asked, onType, onText, onAsked, field }: FilterLineProps) {
  const { t } = useTranslation('search')
  const [isOpen, setOpen] = useState(false)
  const tokens = filtersIn(typed)
  const begin = (filter: 'from' | 'in') => {
    onType(`${typed.trim()} ${t(`filter.${filter}`)}:`.trimStart())
    field.current?.focus()
  }
  const flip = (has: Has) => {
    const known = tokens.find((token) => readQuery(typed.slice(token.from, token.to)).has.includes(has))
    onText(known ? withoutToken(typed, known) : withFilter(typed, t('filter.has'), t(`has.${has}`)))
  }
  const has = readQuery(typed).has
  return (
    <div className={styles.filters}>
      <Chips>
        <Chip icon={<IconAt aria-hidden />} onClick={() => begin('from')}>
          {t('chip.from')}
        </Chip>
        <Chip icon={<IconHash aria-hidden />} onClick={() => begin('in')}>
          {t('chip.in')}
        </Chip>
        {things.map(([thing, Icon]) => (
          <Chip key={thing} on={has.includes(thing)} icon={<Icon aria-hidden />} onClick={() => flip(thing)}>
            {t(`chip.${thing}`)}
          </Chip>
        ))}
        <Chip icon={<IconCalendar aria-hidden />} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('chip.more')}
        </Chip>
        {asked.goal && !isOpen && (
          <Chip on icon={<IconTarget aria-hidden />} onClick={() => onAsked({ ...asked, goal: undefined })}>
            {t('chip.goal')}
            <IconX aria-hidden />
          </Chip>
        )}
      </Chips>
      {isOpen && <Further typed={typed} asked={asked} onText={onText} onAsked={onAsked} />}
    </div>
  )
}

/** A span of time, and what it is for. */
function Further({ typed, asked, onText, onAsked }: Omit<FilterLineProps, 'field' | 'onType'>) {
  const { t } = useTranslation('search')
  const { data } = useQuery(listGoals, {})
  const set = (filter: 'before' | 'after', day: string) => {
    const known = filtersIn(typed).find((token) => token.filter === filter)
    const without = known ? withoutToken(typed, known) : typed
    onText(day ? withFilter(without, t(`filter.${filter}`), day) : without)
  }
  const dayIn = (filter: Filter) => {
    const token = filtersIn(typed).find((one) => one.filter === filter)
    return (token && dayOf(token.value)) ?? ''
  }
  const goals = data?.items ?? []
  return (
    <div className={styles.further}>
      <DateField label={t('after')} value={dayIn('after')} onChange={(event) => set('after', event.target.value)} />
      <DateField label={t('before')} value={dayIn('before')} onChange={(event) => set('before', event.target.value)} />
      {goals.length > 0 && (
        <SelectField
          label={t('goal')}
          empty={t('any_goal')}
          choices={goals.map(({ id, title, depth }) => ({ value: id, label: `${'– '.repeat(depth)}${title}` }))}
          value={asked.goal ?? ''}
          onChange={(event) => onAsked({ ...asked, goal: event.target.value || undefined })}
        />
      )}
    </div>
  )
}

const filtersIn = (text: string) =>
  tokensOf(text).filter((token): token is Extract<Token, { type: 'filter' }> => token.type === 'filter')
