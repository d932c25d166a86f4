import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { suggestMembers } from '#modules/communities/contract.ts'
import { useHere } from '#web/here.ts'
import { Chip, Chips } from '#web/kit/Chip.tsx'
import { SearchField } from '#web/kit/SearchField.tsx'
import { useQuery } from '#web/query.ts'
import styles from '../board/BoardSettings.module.css'

export type Few = { id: string; name: string }

/** Who sees it beside me, found by name. */
export function FewPeople({ chosen, onChange }: { chosen: readonly Few[]; onChange: (chosen: Few[]) => void }) {
  const { t } = useTranslation('boards')
  const { memberId } = useHere()
  const [asked, setAsked] = useState('')
  const { data } = useQuery(suggestMembers, { query: asked }, { keepOld: true })
  const isChosen = ({ id }: Few) => chosen.some((one) => one.id === id)
  const others = data?.members.filter((one) => one.id !== memberId && !isChosen(one)) ?? []
  return (
    <fieldset className={styles.few}>
      <legend>{t('ui.boards.few')}</legend>
      <SearchField label={t('ui.boards.find_people')} value={asked} onChange={setAsked} />
      <Chips>
        {chosen.map((one) => (
          <Chip
            key={one.id}
            on
            icon={<IconX aria-hidden />}
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
    </fieldset>
  )
}
