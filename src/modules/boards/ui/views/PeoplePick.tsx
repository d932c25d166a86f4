import { IconCheck, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { suggestMembers } from '#modules/communities/contract.ts'
import { Chip, Chips } from '#web/kit/Chip.tsx'
import { SearchField } from '#web/kit/SearchField.tsx'
import { useQuery } from '#web/query.ts'
import styles from './SavedViews.module.css'

export type One = { id: string; name: string }

/** People, found by name; those who are chosen come first. */
export function PeoplePick({ chosen, onChange }: { chosen: readonly One[]; onChange: (chosen: One[]) => void }) {
  const { t } = useTranslation('boards')
  const [asked, setAsked] = useState('')
  const { data } = useQuery(suggestMembers, { query: asked }, { keepOld: true })
  const others = data?.members.filter(({ id }) => !chosen.some((one) => one.id === id)) ?? []
  return (
    <div className={styles.form}>
      <SearchField label={t('ui.boards.find_people')} value={asked} onChange={setAsked} />
      <Chips>
        {chosen.map((one) => (
          <Chip
            key={one.id}
            on
            icon={<IconCheck aria-hidden />}
            onClick={() => onChange(chosen.filter(({ id }) => id !== one.id))}
          >
            {one.name}
          </Chip>
        ))}
        {others.map(({ id, name }) => (
          <Chip key={id} on={false} icon={<IconPlus aria-hidden />} onClick={() => onChange([...chosen, { id, name }])}>
            {name}
          </Chip>
        ))}
      </Chips>
      {data && others.length + chosen.length === 0 && <p>{t('ui.boards.nobody')}</p>}
    </div>
  )
}
