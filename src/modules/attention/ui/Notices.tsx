import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '#web/call.ts'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { ColumnHead } from '#web/kit/ColumnHead.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Link } from '#web/kit/Link.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { Segmented } from '#web/kit/Segmented.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { Place } from '#web/Place.tsx'
import { useAction } from '#web/query.ts'
import { countNotices, listNotices, markSeen, type Notice } from '../contract.ts'
import { BrowserAsk } from './BrowserAsk.tsx'
import { NoticeRow } from './NoticeRow.tsx'
import styles from './Notices.module.css'

type Which = 'all' | 'unseen'

/** What happened that concerns me, why it came, and how much it matters. */
export default function Notices() {
  const { t } = useTranslation('attention')
  const { community } = useHere()
  const [which, setWhich] = useState<Which>('all')
  const asked = useInfiniteQuery({
    queryKey: [listNotices.name, community.slug, which],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      call(
        listNotices,
        { ...(pageParam && { after: pageParam }), ...(which === 'unseen' && { unseen: true }) },
        { community: community.slug },
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const see = useAction(markSeen, { refreshes: [listNotices, countNotices] })
  const items = asked.data?.pages.flatMap((page) => page.items) ?? []
  const newest = items[0]
  useShown(items)
  const hasNew = items.some((one) => one.seenAt === null)
  const head = (
    <ColumnHead
      title={t('title')}
      level={1}
      back={inCommunity(community.slug)}
      actions={
        hasNew && (
          <Button look="quiet" size="s" onClick={() => newest && see.mutate({ upTo: newest.seq })}>
            {t('all_seen')}
          </Button>
        )
      }
    />
  )
  return (
    <Place area="home" head={head}>
      <div className={styles.notices}>
        <Segmented
          label={t('title')}
          parts={(['all', 'unseen'] as const).map((value) => ({ value, label: t(value) }))}
          value={which}
          onChange={setWhich}
        />
        <BrowserAsk />
        <Link className={`link ${styles.mails}`} href={inCommunity(community.slug, 'me', 'mails')}>
          {t('mails')}
        </Link>
        {asked.isPending && <Skeletons count={5} />}
        {asked.isError && (
          <EmptyState
            title={t('failed_title')}
            text={t('failed_text')}
            action={
              <Button look="soft" onClick={() => void asked.refetch()}>
                {t('again')}
              </Button>
            }
          />
        )}
        {asked.isSuccess && items.length === 0 && <EmptyState title={t('none_title')} text={t('none_text')} />}
        <Levels items={items} />
        {asked.hasNextPage && (
          <Button look="soft" onClick={() => void asked.fetchNextPage()}>
            {t('older')}
          </Button>
        )}
      </div>
    </Place>
  )
}

/** Unseen by how much it matters; what was seen below, in its order. */
function Levels({ items }: { items: readonly Notice[] }) {
  const { t } = useTranslation('attention')
  const levels = (['now', 'today', 'week'] as const).map((level) => ({
    title: t(`level.${level}`),
    isHot: level === 'now',
    of: items.filter((one) => one.seenAt === null && one.level === level),
  }))
  const groups = [...levels, { title: t('earlier'), isHot: false, of: items.filter((one) => one.seenAt !== null) }]
  return groups
    .filter(({ of }) => of.length > 0)
    .map(({ title, isHot, of }) => (
      <section key={title}>
        <SectionHead title={title} />
        <ul>
          {of.map((notice) => (
            <NoticeRow key={notice.seq} notice={notice} isHot={isHot} />
          ))}
        </ul>
      </section>
    ))
}

/** What leads to no message, and what I asked for myself, counts as seen once it was shown; it stays in its place until the next visit. */
function useShown(items: readonly Notice[]) {
  const { mutate } = useAction(markSeen, { refreshes: [countNotices] })
  const seqs = items
    .filter((one) => one.seenAt === null && (one.messageId === null || one.why === 'reminder'))
    .map((one) => one.seq)
  const shown = seqs.join(' ')
  useEffect(() => {
    if (shown) mutate({ seqs: shown.split(' ').map(Number) })
  }, [shown, mutate])
}
