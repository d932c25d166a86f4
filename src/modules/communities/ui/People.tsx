/** The directory: everyone here, found by name, place, skill or interest. */
import { IconUserPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useState } from 'react'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { Chip, Chips } from '#web/kit/Chip.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { SearchField } from '#web/kit/SearchField.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { useLive } from '#web/live.ts'
import { useNear, usePages } from '#web/pages.ts'
import type { MemberCard } from '../contract.ts'
import { listMembers } from '../contract.ts'
import { MemberRow } from './MemberRow.tsx'
import styles from './People.module.css'
import { PeoplePlace } from './PeoplePlace.tsx'
import { useSaid } from './said.ts'
import { Trouble } from './Trouble.tsx'

type Role = 'owner' | 'steward'

export default function People() {
  const { t } = useSaid()
  const { community } = useHere()
  const { can, slug } = community
  const invite = can.invite && (
    <ButtonLink size="s" look="soft" icon={<IconUserPlus aria-hidden />} href={inCommunity(slug, 'people', 'invite')}>
      {t('ui.way.invite')}
    </ButtonLink>
  )
  return (
    <PeoplePlace part="people" title={t('ui.way.people')} actions={invite}>
      {can.seeDirectory ? (
        <Directory />
      ) : (
        <EmptyState title={t('ui.people.closed')} text={t('ui.people.closed_text')} />
      )}
    </PeoplePlace>
  )
}

function Directory() {
  const { t } = useSaid()
  const [text, setText] = useState('')
  const [role, setRole] = useState<Role>()
  const wanted = useDeferredValue(text.trim())
  const list = usePages(listMembers, { ...(wanted && { text: wanted }), ...(role && { role }) })
  useFresh()
  const near = useNear(() => {
    if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage()
  })
  return (
    <>
      <div className={styles.search}>
        <SearchField label={t('ui.people.search')} value={text} onChange={setText} maxLength={200} />
      </div>
      <div className={styles.chips}>
        <Chips>
          {(['owner', 'steward'] as const).map((one) => (
            <Chip key={one} on={role === one} onClick={() => setRole(role === one ? undefined : one)}>
              {t(`role.${one}`)}
            </Chip>
          ))}
        </Chips>
      </div>
      {list.error && <Trouble error={list.error} onAgain={() => void list.refetch()} />}
      {list.isPending && <Skeletons count={6} />}
      {list.items && <Found items={list.items} isFiltered={Boolean(wanted || role)} />}
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

function Found({ items, isFiltered }: { items: MemberCard[]; isFiltered: boolean }) {
  const { t } = useSaid()
  const { community, memberId } = useHere()
  const isAlone = !isFiltered && items.every((one) => one.id === memberId)
  const invite = community.can.invite && (
    <ButtonLink href={inCommunity(community.slug, 'people', 'invite')}>{t('ui.people.invite_first')}</ButtonLink>
  )
  return (
    <>
      <ul className={styles.rows}>
        {items.map((one) => (
          <li key={one.id}>
            <MemberRow one={one} text={[one.place, ...one.skills.slice(0, 4)].filter(Boolean).join(' · ')} />
          </li>
        ))}
      </ul>
      {isFiltered && items.length === 0 && (
        <EmptyState title={t('ui.people.none_found')} text={t('ui.people.none_found_text')} />
      )}
      {isAlone && <EmptyState title={t('ui.people.alone')} text={t('ui.people.alone_text')} action={invite} />}
    </>
  )
}

/** Who comes and goes changes the list while it is open. */
function useFresh() {
  const live = useLive()
  const client = useQueryClient()
  useEffect(() => {
    const again = () => void client.invalidateQueries({ queryKey: [listMembers.name] })
    const kinds = ['communities.member_', 'communities.profile_', 'communities.role_', 'communities.standing_']
    return live?.hear((frame) => {
      if (frame === 'reset' || kinds.some((kind) => frame.kind.startsWith(kind))) again()
    })
  }, [live, client])
}
