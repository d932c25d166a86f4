import { IconUserMinus } from '@tabler/icons-react'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#kernel/contract.ts'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Link } from '#web/kit/Link.tsx'
import { SearchField } from '#web/kit/SearchField.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { toast } from '#web/kit/toast.ts'
import { PersonFace } from '#web/PersonFace.tsx'
import { usePages } from '#web/pages.ts'
import { useAction } from '#web/query.ts'
import { addToChannel, type ChannelDetail, getChannel, listChannelMembers, removeFromChannel } from '../contract.ts'
import styles from './Details.module.css'

/** From so many on a name is looked for rather than read. */
const MANY = 12
const PAGE = 50

type Somebody = OutputOf<typeof listChannelMembers>['items'][number]

/** Who is in a channel; whoever tends it may take someone out, and back again. */
export function Members({ channel }: { channel: ChannelDetail }) {
  const { t } = useTranslation('chat')
  const [asked, setAsked] = useState('')
  const query = useDeferredValue(asked.trim())
  const { items, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = usePages(listChannelMembers, {
    channelId: channel.id,
    most: PAGE,
    ...(query && { query }),
  })
  // Whoever comes or goes changes the count: then the list is read again.
  const known = useRef(channel.memberCount)
  useEffect(() => {
    if (known.current !== channel.memberCount) void refetch()
    known.current = channel.memberCount
  }, [channel.memberCount, refetch])
  const refreshes = [listChannelMembers, getChannel]
  const putBack = useAction(addToChannel, { refreshes })
  const remove = useAction(removeFromChannel, {
    refreshes,
    onDone(_, { memberId }) {
      const name = items?.find((one) => one.id === memberId)?.name ?? t('someone')
      const undo = () => putBack.mutate({ channelId: channel.id, memberIds: [memberId] })
      toast({ text: t('removed', { name }), undo })
    },
  })
  const mayRemove = channel.can.manage && !channel.archivedAt
  return (
    <section>
      <h4 className={styles.count}>{t('members', { count: channel.memberCount })}</h4>
      {channel.memberCount > MANY && <SearchField label={t('find_in_channel')} value={asked} onChange={setAsked} />}
      {isPending && <Skeletons count={3} />}
      <ul>
        {items?.map((one) => (
          <Row
            key={one.id}
            person={one}
            onRemove={mayRemove ? () => remove.mutate({ channelId: channel.id, memberId: one.id }) : undefined}
          />
        ))}
        {items?.length === 0 && <li className={styles.nobody}>{t('nobody')}</li>}
      </ul>
      {hasNextPage && (
        <Button look="quiet" size="s" busy={isFetchingNextPage && t('joining')} onClick={() => void fetchNextPage()}>
          {t('show_more')}
        </Button>
      )}
    </section>
  )
}

function Row({ person, onRemove }: { person: Somebody; onRemove: (() => void) | undefined }) {
  const { t } = useTranslation('chat')
  const { community, memberId } = useHere()
  const isMe = person.id === memberId
  const word = wordFor(person)
  return (
    <li className={styles.member}>
      <Link className={styles.person} href={inCommunity(community.slug, 'people', person.id)}>
        <PersonFace person={person} />
        <span className={styles.name}>{person.name}</span>
        {(isMe || word) && <small>{isMe ? t('you') : word && t(word)}</small>}
      </Link>
      {onRemove && !isMe && (
        <IconButton label={`${t('remove')}: ${person.name}`} onClick={onRemove}>
          <IconUserMinus aria-hidden />
        </IconButton>
      )}
    </li>
  )
}

function wordFor({ kind, role }: Somebody): 'guest' | 'role.owner' | 'role.steward' | undefined {
  if (kind === 'guest') return 'guest'
  return role === 'owner' || role === 'steward' ? `role.${role}` : undefined
}
