/** One community on its way, from the first byte of its export to its undo: what stands here is what can be done now. */
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { type Me, me } from '#modules/people/contract.ts'
import { CommunityProvider, inCommunity } from '#web/community.ts'
import { Lobby } from '#web/door/Lobby.tsx'
import { Bar } from '#web/kit/Bar.tsx'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { useMe } from '#web/me.ts'
import { useQuery } from '#web/query.ts'
import { SignedOut } from '#web/SignedOut.tsx'
import { type Arrival, getArrival } from '../contract.ts'
import styles from './Arrive.module.css'
import { Discard } from './Discard.tsx'
import { Figures } from './Figures.tsx'
import { Found } from './Found.tsx'
import { useSaid } from './said.ts'
import { Undo } from './Undo.tsx'
import { Upload } from './Upload.tsx'

const BUSY_MS = 1_000
const isBusy = (arrival: Arrival | undefined) =>
  arrival !== undefined && ['uploading', 'analysing', 'running'].includes(arrival.state)

export default function ArrivalPage() {
  const { slug = '' } = useParams({ strict: false }) as { slug?: string }
  const account = useMe()
  if (account.error || !account.data) return <SignedOut asked={account} />
  return (
    <CommunityProvider value={slug}>
      <One account={account.data} />
    </CommunityProvider>
  )
}

function One({ account }: { account: Me }) {
  const { t, refused } = useSaid()
  const first = useQuery(getArrival, {})
  const asked = useQuery(getArrival, {}, { every: isBusy(first.data) && BUSY_MS })
  const arrival = asked.data
  const isGone = asked.error?.status === 404
  const { title, lead } = useHead(arrival)
  return (
    <Lobby me={account} title={isGone ? t('gone') : title} lead={!isGone && lead}>
      <div className={styles.body}>
        {asked.error && (
          <EmptyState
            title={isGone ? t('title') : t('failed.title')}
            text={isGone ? t('gone_text') : (refused(asked.error) ?? '')}
            action={
              isGone ? (
                <ButtonLink href="/arrive">{t('other')}</ButtonLink>
              ) : (
                <Button onClick={() => void asked.refetch()}>{t('again')}</Button>
              )
            }
          />
        )}
        {asked.isPending && <Skeletons count={4} />}
        {arrival && !asked.error && <Now arrival={arrival} />}
      </div>
    </Lobby>
  )
}

function useHead(arrival: Arrival | undefined): { title: string; lead?: ReactNode } {
  const { t, day } = useSaid()
  if (arrival?.state === 'analysed') {
    const { name, madeAt } = arrival.found!
    const lead = madeAt ? t('found.lead', { day: day(madeAt) }) : t('found.lead_undated')
    return { title: name ? t('found.title', { name }) : t('found.title_nameless'), lead }
  }
  if (arrival?.state === 'running') return { title: t('running.title', arrival) }
  if (arrival?.state === 'done') return { title: t('done.title', arrival), lead: t('done.lead') }
  return { title: t(arrival?.state === 'failed' ? 'failed.title' : 'title') }
}

function Now({ arrival }: { arrival: Arrival }) {
  const Part = parts[arrival.state]
  return Part ? <Part arrival={arrival} /> : null
}

function Looking() {
  const { t } = useSaid()
  return (
    <div className={styles.part} aria-live="polite">
      <p>{t('looking')}</p>
      <Skeletons count={3} />
    </div>
  )
}

function Running({ arrival: { done, total } }: { arrival: Arrival }) {
  const { t, figure } = useSaid()
  const words = t('running.words', { done: figure(done), total: figure(total) })
  return (
    <div className={styles.part}>
      <Bar label={t('running.label')} done={done} whole={total} words={words} />
      <p className={styles.quiet}>{t('running.text')}</p>
    </div>
  )
}

function Done({ arrival }: { arrival: Arrival }) {
  const { t } = useSaid()
  const client = useQueryClient()
  // From now on it is one of my communities.
  useEffect(() => void client.invalidateQueries({ queryKey: [me.name] }), [client])
  return (
    <>
      <div className={styles.actions}>
        <ButtonLink size="l" href={inCommunity(arrival.slug)}>
          {t('done.enter')}
        </ButtonLink>
        <ButtonLink look="soft" size="l" href={inCommunity(arrival.slug, 'settings', 'moving-in', 'people')}>
          {t('done.people')}
        </ButtonLink>
      </div>
      {arrival.came && <Figures {...arrival.came} isDone />}
      <Undo arrival={arrival} />
    </>
  )
}

function Failed({ arrival }: { arrival: Arrival }) {
  const { t } = useSaid()
  return (
    <div className={styles.part}>
      <Notice is="bad">{t([`refusal.${arrival.problem}`, 'refusal.bug'])}</Notice>
      <div className={styles.actions}>
        <Discard arrival={arrival} />
      </div>
    </div>
  )
}

const parts: Partial<Record<Arrival['state'], (props: { arrival: Arrival }) => ReactNode>> = {
  uploading: Upload,
  analysing: Looking,
  analysed: Found,
  running: Running,
  done: Done,
  failed: Failed,
}
