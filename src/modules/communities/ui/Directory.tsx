import { useQueryClient } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { SearchField } from '#web/kit/SearchField.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { useLive } from '#web/live.ts'
import { useNear, usePages } from '#web/pages.ts'
import { useQuery } from '#web/query.ts'
import { listMembers, type MemberCard, surveyMembers } from '../contract.ts'
import styles from './Directory.module.css'
import { FilterChips } from './FilterChips.tsx'
import { type Filters, useFilters } from './filters.ts'
import { MemberRow } from './MemberRow.tsx'
import { useSaid } from './said.ts'
import { Trouble } from './Trouble.tsx'

type Survey = OutputOf<typeof surveyMembers>

export function Directory() {
  const { t } = useSaid()
  const { filters, set } = useFilters()
  const [round, setRound] = useState(0)
  const survey = useQuery(surveyMembers, {}).data
  const list = usePages(listMembers, useDeferredValue(filters))
  useFresh()
  const near = useNear(() => {
    if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage()
  })
  const all = () => {
    set({})
    setRound(round + 1)
  }
  return (
    <>
      <Count survey={survey} />
      <div className={styles.search}>
        <Search
          key={round}
          text={filters.text ?? ''}
          onText={(text) => set(text ? { ...filters, text } : withoutText(filters))}
        />
      </div>
      <FilterChips filters={filters} survey={survey} onChange={set} />
      {list.error && <Trouble error={list.error} onAgain={() => void list.refetch()} />}
      {list.isPending && <Skeletons count={6} />}
      {list.items && <Found items={list.items} filters={filters} onAll={all} />}
      <div ref={near} className={styles.foot}>
        {list.hasNextPage && (
          <Button
            look="soft"
            busy={list.isFetchingNextPage && t('ui.loading')}
            onClick={() => void list.fetchNextPage()}
          >
            {t('ui.more')}
          </Button>
        )}
      </div>
    </>
  )
}

const withoutText = ({ text: _, ...rest }: Filters): Filters => rest

/** Numbers are spoken. */
function Count({ survey }: { survey: Survey | undefined }) {
  const { t } = useSaid()
  if (!survey) return <p className={styles.count}>&nbsp;</p>
  const { members, guests, newcomers } = survey
  return (
    <p className={styles.count}>
      {t('ui.people.count', { count: members })}
      {guests > 0 && t('ui.people.guests', { count: guests })}
      {newcomers > 0 && newcomers < members && <small>{t('ui.people.newcomers', { count: newcomers })}</small>}
    </p>
  )
}

/** What is typed stands at once; the address and the list follow. */
function Search({ text, onText }: { text: string; onText: (text: string) => void }) {
  const { t } = useSaid()
  const [typed, setTyped] = useState(text)
  const type = (next: string) => {
    setTyped(next)
    onText(next.trim())
  }
  return <SearchField label={t('ui.people.search')} value={typed} onChange={type} maxLength={200} />
}

function Found({ items, filters, onAll }: { items: MemberCard[]; filters: Filters; onAll: () => void }) {
  const { t } = useSaid()
  const { community, memberId } = useHere()
  const isFiltered = Object.keys(filters).length > 0
  if (isFiltered && items.length === 0) {
    const all = (
      <Button look="soft" onClick={onAll}>
        {t('ui.people.all')}
      </Button>
    )
    return <EmptyState title={t('ui.people.none_found')} text={t('ui.people.none_found_text')} action={all} />
  }
  const isAlone = !isFiltered && items.every((one) => one.id === memberId)
  const invite = community.can.invite && (
    <ButtonLink href={inCommunity(community.slug, 'people', 'invite')}>{t('ui.people.invite_first')}</ButtonLink>
  )
  return (
    <>
      <ul className={styles.rows} aria-label={t('ui.people.title')}>
        {items.map((one) => (
          <li key={one.id}>
            <MemberRow one={one} text={[one.place, ...one.skills.slice(0, 4)].filter(Boolean).join(' · ')} />
          </li>
        ))}
      </ul>
      {isAlone && <EmptyState title={t('ui.people.alone')} text={t('ui.people.alone_text')} action={invite} />}
    </>
  )
}

/** Who comes and goes changes the list while it is open. */
function useFresh() {
  const live = useLive()
  const client = useQueryClient()
  useEffect(() => {
    const again = () => {
      for (const { name } of [listMembers, surveyMembers]) void client.invalidateQueries({ queryKey: [name] })
    }
    const kinds = ['communities.member_', 'communities.profile_', 'communities.role_', 'communities.standing_']
    return live?.hear((frame) => {
      if (frame === 'reset' || kinds.some((kind) => frame.kind.startsWith(kind))) again()
    })
  }, [live, client])
}
