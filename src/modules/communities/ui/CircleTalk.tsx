/** Where a circle talks: its channels, those I am in and those I could join. */
import { IconHash } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { browseChannels, createChannel, listChannels } from '#modules/chat/contract.ts'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Link } from '#web/kit/Link.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { useAction, useQuery } from '#web/query.ts'
import type { Circle } from '../contract-circles.ts'
import styles from './Circle.module.css'
import { useSaid } from './said.ts'
import { useTold } from './use-told.ts'

export function CircleTalk({ one }: { one: Circle }) {
  const { t } = useSaid()
  const { community } = useHere()
  const mine = useQuery(listChannels, {})
  const others = useQuery(browseChannels, { most: 100 })
  if (!mine.data || others.isPending) return null
  const all = [...mine.data.items, ...(others.data?.items ?? [])].filter(({ circle }) => circle?.id === one.id)
  return (
    <section className={styles.section}>
      <SectionHead title={t('ui.circle.talk')} />
      {all.length === 0 && <EmptyState title={t('ui.circle.no_talk')} action={<Begin one={one} />} />}
      <ul>
        {all.map((channel) => (
          <li key={channel.id}>
            <Link className={styles.channel} href={inCommunity(community.slug, 'talk', channel.id)}>
              <IconHash aria-hidden />
              <span>
                <b>{channel.title}</b>
                {channel.topic && <small>{channel.topic}</small>}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Its first channel is called as the circle is. */
function Begin({ one }: { one: Circle }) {
  const { t } = useSaid()
  const { community, memberId } = useHere()
  const navigate = useNavigate()
  const { onRefused } = useTold()
  const begin = useAction(createChannel, {
    refreshes: [listChannels, browseChannels],
    onRefused,
    onDone: ({ id }) => void navigate({ to: inCommunity(community.slug, 'talk', id) }),
  })
  if (memberId === null || community.me?.kind === 'guest' || one.archivedAt) return null
  const input = { name: one.name.slice(0, 80), audience: 'circle', circleId: one.id } as const
  return (
    <Button look="soft" busy={begin.isPending && t('ui.saving')} onClick={() => begin.mutate(input)}>
      {t('ui.circle.open_channel')}
    </Button>
  )
}
