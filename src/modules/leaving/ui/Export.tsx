/** A community moves out: what its owner may take along, packed in the background and kept for a week. */
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { Link } from '#web/kit/Link.tsx'
import { Part } from '#web/kit/Part.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { toast } from '#web/kit/toast.ts'
import { Place } from '#web/Place.tsx'
import { useAction, useQuery } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { useTitle } from '#web/title.ts'
import { listExports, type Export as Made, startExport } from '../contract.ts'
import styles from './MyData.module.css'

const LOOK_MS = 2_000

export default function Export() {
  const { t } = useTranslation('leaving')
  const { community } = useHere()
  const isOwner = community.me?.role === 'owner'
  useTitle(t('out.title'), community.name)
  return (
    <Place area="people">
      <div className={styles.page}>
        <header className={styles.head}>
          <Link className={`link ${styles.back}`} href={inCommunity(community.slug, 'settings')}>
            {t('out.back')}
          </Link>
          <h1>{t('out.title')}</h1>
        </header>
        {isOwner ? <Exports /> : <p className={styles.quiet}>{t('out.only')}</p>}
      </div>
    </Place>
  )
}

function Exports() {
  const { t } = useTranslation('leaving')
  const words = useRefusal('leaving')
  const list = useQuery(listExports, {})
  const items = list.data?.items
  const isRunning = items?.some(({ state }) => state === 'running')
  const { refetch } = list
  useEffect(() => {
    if (!isRunning) return
    const looking = setInterval(() => void refetch(), LOOK_MS)
    return () => clearInterval(looking)
  }, [isRunning, refetch])
  const start = useAction(startExport, {
    refreshes: [listExports],
    onRefused: (no) => toast({ text: words(no) ?? '', kind: 'bad' }),
  })
  return (
    <>
      <Part title={t('take.title')} text={t('out.text')}>
        <p className={styles.quiet}>{t('out.not')}</p>
        <div>
          <Button
            look="soft"
            busy={(start.isPending || isRunning) && t('out.running')}
            onClick={() => start.mutate({})}
          >
            {t('out.do')}
          </Button>
        </div>
      </Part>
      <Part title={t('out.list')}>
        {list.isPending && <Skeletons count={2} />}
        {items?.length === 0 && <p className={styles.quiet}>{t('out.none')}</p>}
        <ul className={styles.rows}>
          {items?.map((one) => (
            <Row key={one.id} one={one} />
          ))}
        </ul>
      </Part>
    </>
  )
}

function Row({ one }: { one: Made }) {
  const { t, i18n } = useTranslation('leaving')
  const { me, community } = useHere()
  const day = (at: string, more: Intl.DateTimeFormatOptions = {}) =>
    new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeZone: me.timeZone, ...more }).format(new Date(at))
  const facts = {
    running: t('out.running'),
    failed: t('out.failed'),
    done: `${sizeIn(i18n.language, one.size ?? 0)} · ${t('out.until', { date: day(one.endsAt) })}`,
  }
  const href = `/api/communities/${encodeURIComponent(community.slug)}/exports/${one.id}`
  return (
    <li>
      <div>
        <b>{day(one.startedAt, { timeStyle: 'short' })}</b>
        <small aria-live="polite">{facts[one.state]}</small>
      </div>
      {one.state === 'done' && (
        <ButtonLink look="line" href={href} download="">
          {t('out.get')}
        </ButtonLink>
      )}
    </li>
  )
}

function sizeIn(language: string, bytes: number): string {
  const isSmall = bytes < 1e6
  const unit = isSmall ? 'kilobyte' : 'megabyte'
  const count = new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: isSmall ? 0 : 1 })
  return count.format(bytes / (isSmall ? 1e3 : 1e6))
}
