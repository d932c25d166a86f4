import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Link } from '#web/kit/Link.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { Table } from '#web/kit/Table.tsx'
import { useQuery } from '#web/query.ts'
import { getWorkload, sumWorkload, type WorkloadSum } from '../../mine/contract.ts'
import { todayIn } from '../due.ts'
import styles from './Mine.module.css'

const watch = { kinds: ['boards.'] }

function useHours() {
  const { i18n } = useTranslation()
  const format = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 })
  return (minutes: number) => format.format(minutes / 60)
}

/** What my open tasks need, beside what I gave and what I offer. Nobody else sees it. */
export function Workload() {
  const { t, i18n } = useTranslation('boards')
  const { community, me } = useHere()
  const hours = useHours()
  const load = useQuery(getWorkload, {}, { watch }).data
  if (!load) return null
  const today = todayIn(me.timeZone)
  const now = load.weeks.findLast(({ from }) => from <= today) ?? load.weeks[3]!
  const most = Math.max(load.offered ?? 0, 60, ...load.weeks.map(({ given, open }) => given + open))
  const day = (from: string) =>
    new Intl.DateTimeFormat(i18n.language, { day: 'numeric', month: 'numeric', timeZone: 'UTC' }).format(new Date(from))
  const part = (minutes: number) => `${(100 * minutes) / most}%`
  return (
    <section>
      <SectionHead title={t('ui.mine.load')} side={<small>{t('ui.mine.only_you')}</small>} />
      <p className={styles.sentence}>{t('ui.mine.load_now', { open: hours(now.open), given: hours(now.given) })}</p>
      <ol className={styles.weeks} style={load.offered === null ? undefined : { '--offered': part(load.offered) }}>
        {load.weeks.map(({ from, given, open }) => (
          <li key={from} aria-current={from === now.from ? 'date' : undefined}>
            <span className="sr">
              {t('ui.mine.load_week', { day: day(from), given: hours(given), open: hours(open) })}
            </span>
            <span className={styles.column} aria-hidden>
              <i data-is="open" style={{ height: part(open) }} />
              <i data-is="given" style={{ height: part(given) }} />
            </span>
            <small aria-hidden>{day(from)}</small>
          </li>
        ))}
      </ol>
      <p className={styles.legend} aria-hidden>
        <span data-is="given">{t('ui.mine.given')}</span>
        <span data-is="open">{t('ui.mine.open')}</span>
      </p>
      <p className={styles.quiet}>
        {load.offered === null ? t('ui.mine.load_unsaid') : t('ui.mine.load_offered', { hours: hours(load.offered) })}{' '}
        {load.offered === null && <Link href={inCommunity(community.slug, 'profile')}>{t('ui.mine.profile')}</Link>}
      </p>
      {load.later + load.undated > 0 && (
        <p className={styles.quiet}>
          {t('ui.mine.load_rest', { later: hours(load.later), undated: hours(load.undated) })}
        </p>
      )}
      {load.unestimated > 0 && (
        <p className={styles.quiet}>{t('ui.mine.load_unestimated', { count: load.unestimated })}</p>
      )}
    </section>
  )
}

/** For stewards: by board and circle, never by person. */
export function Sums() {
  const { t } = useTranslation('boards')
  const { community } = useHere()
  const hours = useHours()
  const { items = [], circles = [] } = useQuery(sumWorkload, {}, { watch }).data ?? {}
  if (items.length === 0) return null
  const spent = (minutes: number) => t('ui.mine.hours', { hours: hours(minutes) })
  type Sum = Pick<WorkloadSum, 'tasks' | 'wanted' | 'open' | 'given'>
  const sums = [
    { key: 'tasks', label: t('ui.mine.sum_tasks'), number: true, cell: ({ tasks }: Sum) => tasks },
    { key: 'wanted', label: t('ui.mine.sum_wanted'), number: true, cell: ({ wanted }: Sum) => wanted },
    { key: 'open', label: t('ui.mine.sum_open'), number: true, cell: ({ open }: Sum) => spent(open) },
    { key: 'given', label: t('ui.mine.sum_given'), number: true, cell: ({ given }: Sum) => spent(given) },
  ]
  return (
    <section className={styles.sums}>
      <SectionHead title={t('ui.mine.sums')} />
      <p className={styles.quiet}>{t('ui.mine.sums_text')}</p>
      {circles.length > 1 && (
        <Table
          caption={t('ui.mine.sums_circles')}
          rows={circles}
          rowKey={({ circle }) => circle?.id ?? ''}
          columns={[
            {
              key: 'circle',
              label: t('ui.mine.sum_circle'),
              cell: ({ circle, boards }) => (
                <>
                  {circle?.name ?? t('ui.mine.sum_all')} <small>{t('ui.mine.sum_boards', { count: boards })}</small>
                </>
              ),
            },
            ...sums,
          ]}
        />
      )}
      <Table
        caption={t('ui.mine.sums')}
        rows={items}
        rowKey={({ board }) => board.id}
        columns={[
          {
            key: 'board',
            label: t('ui.mine.sum_board'),
            cell: ({ board, circle }) => (
              <>
                <Link href={inCommunity(community.slug, 'boards', board.id)}>{board.title}</Link>
                {circle && <small> {circle.name}</small>}
              </>
            ),
          },
          ...sums,
        ]}
      />
    </section>
  )
}
