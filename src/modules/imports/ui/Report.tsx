/** What an archive brings, or brought. */
import { Reckoning } from '#web/kit/Reckoning.tsx'
import type { Report as ReportShown } from '../contract.ts'
import { useSaid } from './said.ts'

/** Whatever of these a report has; the first of what it brings is always said. */
const figures = [
  ...['boards', 'lists', 'tasks', 'subtasks', 'checklistItems', 'comments', 'labels', 'customFields', 'dependencies'],
  ...['members', 'channels', 'people', 'messages', 'replies', 'reactions', 'withBytes', 'links'],
] as const

export function Report({ report, isDone }: { report: ReportShown; isDone: boolean }) {
  const { t, of } = useSaid()
  const withBytes = report.withBytes ?? 0
  const links = (report.files ?? report.attachments ?? 0) - withBytes
  const counts: Record<string, unknown> = { ...report, withBytes, links }
  // What there is none of needs no line, but that something moves in at all is always said.
  const always = report.tasks === undefined ? 'messages' : 'tasks'
  const came = figures.flatMap((key) => {
    const count = Number(counts[key] ?? 0)
    return count > 0 || key === always ? [{ key, label: t(`ui.figure.${key}`, { count }), count }] : []
  })
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
