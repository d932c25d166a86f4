/** What an archive brings, or brought. */
import { Reckoning } from '#web/kit/Reckoning.tsx'
import type { Report as ReportShown } from '../contract.ts'
import { useSaid } from './said.ts'

const figures = ['channels', 'people', 'messages', 'replies', 'reactions', 'withBytes', 'links'] as const

export function Report({ report, isDone }: { report: ReportShown; isDone: boolean }) {
  const { t, of } = useSaid()
  // What there is none of needs no line, but that something moves in at all is always said.
  const withBytes = report.withBytes ?? 0
  const counts = { ...report, withBytes, links: report.files - withBytes }
  const there = figures.filter((key) => counts[key] > 0 || key === 'messages')
  const came = there.map((key) => ({ key, label: t(`ui.figure.${key}`, { count: counts[key] }), count: counts[key] }))
  const changed = report.changed.map(({ what, count }) => ({ key: what, label: of('changed', what), count }))
  const lost = report.lost.map(({ what, count }) => ({ key: what, label: of('lost', what), count }))
  const skipped = report.skipped.map(({ reason, count }) => ({ key: reason, label: of('skipped', reason), count }))
  return (
    <Reckoning
      columns={[
        { title: t(isDone ? 'ui.report.came' : 'ui.report.comes'), lines: came },
        {
          title: t(isDone ? 'ui.report.was_changed' : 'ui.report.changed'),
          lines: changed,
          none: t('ui.report.none_changed'),
        },
        { title: t(isDone ? 'ui.report.was_lost' : 'ui.report.lost'), lines: lost, none: t('ui.report.none_lost') },
      ]}
      small={skipped.length > 0 && { title: t('ui.report.skipped'), lines: skipped }}
    />
  )
}
