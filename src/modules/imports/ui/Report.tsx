/** What comes over, comes changed, is lost: three columns beside each other, on a phone below. */
import type { Report as ReportShown } from '../contract.ts'
import styles from './Report.module.css'
import { useSaid } from './said.ts'

const figures = ['channels', 'people', 'messages', 'replies', 'reactions', 'files'] as const

type Line = { key: string; label: string; count: number }

export function Report({ report, isDone }: { report: ReportShown; isDone: boolean }) {
  const { t, of } = useSaid()
  // What there is none of needs no line, but that something moves in at all is always said.
  const there = figures.filter((key) => report[key] > 0 || key === 'messages')
  const came = there.map((key) => ({ key, label: t(`ui.figure.${key}`, { count: report[key] }), count: report[key] }))
  const changed = report.changed.map(({ what, count }) => ({ key: what, label: of('changed', what), count }))
  const lost = report.lost.map(({ what, count }) => ({ key: what, label: of('lost', what), count }))
  const skipped = report.skipped.map(({ reason, count }) => ({ key: reason, label: of('skipped', reason), count }))
  return (
    <div className={styles.report}>
      <Column title={t(isDone ? 'ui.report.came' : 'ui.report.comes')} lines={came} isMain />
      <Column
        title={t(isDone ? 'ui.report.was_changed' : 'ui.report.changed')}
        lines={changed}
        none={t('ui.report.none_changed')}
      />
      <div className={styles.column}>
        <Column
          title={t(isDone ? 'ui.report.was_lost' : 'ui.report.lost')}
          lines={lost}
          none={t('ui.report.none_lost')}
        />
        {skipped.length > 0 && <Column title={t('ui.report.skipped')} lines={skipped} isSmall />}
      </div>
    </div>
  )
}

type ColumnProps = { title: string; lines: Line[]; none?: string; isMain?: boolean; isSmall?: boolean }

function Column({ title, lines, none, isMain, isSmall }: ColumnProps) {
  const { figure } = useSaid()
  const Heading = isSmall ? 'h3' : 'h2'
  return (
    <section className={styles.column} data-main={isMain || undefined}>
      <Heading>{title}</Heading>
      {lines.length === 0 && <p className={styles.none}>{none}</p>}
      <dl>
        {lines.map(({ key, label, count }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>{figure(count)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
