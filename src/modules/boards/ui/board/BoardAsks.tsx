import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { suggestMembers } from '#modules/communities/contract.ts'
import { CheckField, SelectField } from '#web/kit/fields.tsx'
import { useAction, useQuery } from '#web/query.ts'
import { type BoardWhole, getBoard } from '../../contract.ts'
import { listStatus, type Rhythm, setStatusRhythm } from '../../status/contract.ts'
import { setVoting } from '../../votes/contract.ts'
import styles from '../status/Status.module.css'
import { useOnBoard } from './on-board.ts'

const rhythms = ['never', 'week', 'two_weeks', 'month'] as const

/** In the settings of a board: whether its tasks are voted on, and who is asked how it is going. Done as it is chosen. */
export function BoardAsks({ board }: { board: BoardWhole }) {
  const { t } = useTranslation('boards')
  const { doings } = useOnBoard()
  const vote = useAction(setVoting, { refreshes: [getBoard], onRefused: doings.onRefused })
  const { data } = useQuery(listStatus, { boardId: board.id, most: 1 })
  return (
    <>
      <CheckField
        label={t('ui.vote.setting')}
        help={t('ui.vote.setting_help')}
        checked={vote.isPending ? vote.variables.on : board.isVoting}
        onChange={(event) => vote.mutate({ boardId: board.id, on: event.target.checked })}
      />
      {data && <Asking boardId={board.id} was={data.rhythm} />}
    </>
  )
}

function Asking({ boardId, was }: { boardId: string; was: Rhythm }) {
  const { t, i18n } = useTranslation('boards')
  const { doings } = useOnBoard()
  const [rhythm, setRhythm] = useState(was)
  const { data } = useQuery(suggestMembers, { query: '', subjectId: boardId })
  const set = useAction(setStatusRhythm, { refreshes: [listStatus], onRefused: doings.onRefused, oneByOne: true })
  const change = (to: Partial<Rhythm>) => {
    const next = { ...rhythm, ...to }
    setRhythm(next)
    set.mutate({ boardId, every: next.every, weekday: next.weekday, memberId: next.member?.id ?? null })
  }
  const people = [...(rhythm.member ? [rhythm.member] : []), ...(data?.members ?? [])].filter(
    ({ id }, n, all) => all.findIndex((one) => one.id === id) === n,
  )
  const isAsked = rhythm.every !== 'never'
  return (
    <div className={styles.rhythm}>
      <SelectField
        label={t('ui.status.every')}
        value={rhythm.every}
        choices={rhythms.map((value) => ({ value, label: t(`ui.status.every_${value}`) }))}
        onChange={(event) => change({ every: event.target.value as Rhythm['every'] })}
      />
      {isAsked && (
        <>
          <SelectField
            label={t('ui.status.weekday')}
            value={String(rhythm.weekday)}
            choices={weekdays(i18n.language)}
            onChange={(event) => change({ weekday: Number(event.target.value) })}
          />
          <SelectField
            label={t('ui.status.who')}
            value={rhythm.member?.id ?? ''}
            empty={t('ui.status.who_maker')}
            choices={people.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(event) => change({ member: people.find(({ id }) => id === event.target.value) ?? null })}
          />
          <small>{t('ui.status.rhythm_help')}</small>
        </>
      )}
    </div>
  )
}

function weekdays(language: string) {
  const name = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
  // 2024-01-01 was a Monday.
  return [1, 2, 3, 4, 5, 6, 7].map((n) => ({ value: String(n), label: name.format(Date.UTC(2024, 0, n)) }))
}
