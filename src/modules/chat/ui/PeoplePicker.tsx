import { IconCheck, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { suggestMembers } from '#modules/communities/contract.ts'
import { useHere } from '#web/here.ts'
import { Chip, Chips } from '#web/kit/Chip.tsx'
import { SearchField } from '#web/kit/SearchField.tsx'
import { PersonFace } from '#web/PersonFace.tsx'
import { useQuery } from '#web/query.ts'
import styles from './PeoplePicker.module.css'

export type Chosen = { id: string; name: string }
type Props = { chosen: readonly Chosen[]; onChange: (chosen: Chosen[]) => void; most: number }

/** Several people, found by name. */
export function PeoplePicker({ chosen, onChange, most }: Props) {
  const { t } = useTranslation('chat')
  const { memberId } = useHere()
  const [asked, setAsked] = useState('')
  const { data } = useQuery(suggestMembers, { query: asked }, { keepOld: true })
  const people = data?.members.filter((one) => one.id !== memberId) ?? []
  const toggle = ({ id, name }: Chosen) => {
    const isIn = chosen.some((one) => one.id === id)
    if (isIn) onChange(chosen.filter((one) => one.id !== id))
    else if (chosen.length < most) onChange([...chosen, { id, name }])
  }
  return (
    <div className={styles.picker}>
      <SearchField label={t('find_people')} value={asked} onChange={setAsked} data-autofocus />
      {chosen.length > 0 && (
        <Chips>
          {chosen.map((one) => (
            <Chip key={one.id} on icon={<IconX aria-hidden />} onClick={() => toggle(one)}>
              {one.name}
            </Chip>
          ))}
        </Chips>
      )}
      <ul className={styles.people}>
        {people.map((one) => {
          const isIn = chosen.some(({ id }) => id === one.id)
          return (
            <li key={one.id}>
              <button type="button" className={styles.person} aria-pressed={isIn} onClick={() => toggle(one)}>
                <PersonFace person={one} />
                <span>{one.name}</span>
                {isIn && <IconCheck aria-hidden />}
              </button>
            </li>
          )
        })}
        {data && people.length === 0 && <li className={styles.none}>{t('nobody')}</li>}
      </ul>
    </div>
  )
}
