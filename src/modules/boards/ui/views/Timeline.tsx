/** The tasks of a board along time, by list: what waits for what, and what moves with it. */
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Segmented } from '#web/kit/Segmented.tsx'
import type { BoardWhole, Card } from '../../contract.ts'
import { useOnBoard } from '../board/on-board.ts'
import { useBoardPlace } from '../board/use-place.ts'
import { daysFrom, firstDayOf } from '../days.ts'
import { DayDialog } from './DayDialog.tsx'
import { FollowDialog } from './FollowDialog.tsx'
import { ROW } from './placed.ts'
import { scales } from './seen.ts'
import styles from './Timeline.module.css'
import { Lines } from './TimelineLines.tsx'
import { TimelineRow } from './TimelineRow.tsx'
import { TimelineScale } from './TimelineScale.tsx'
import { placedIn, rangeOf, rowsOf } from './timeline-rows.ts'
import { useChanges } from './use-changes.ts'
import { useFollowing } from './use-following.ts'
import { useRowsNear } from './use-rows-near.ts'

/** Pixels of a day. */
const widths = { week: 40, month: 16, quarter: 6 }

export default function Timeline({ board, tasks }: { board: BoardWhole; tasks: Card[] }) {
  const { t, i18n } = useTranslation('boards')
  const { today, mayWork } = useOnBoard()
  const { seen, see } = useBoardPlace()
  const { change } = useChanges()
  const { move, grow, asked, answer, leave } = useFollowing(tasks)
  const scroll = useRef<HTMLDivElement>(null)
  const isSeen = useRowsNear(scroll)
  const [dating, setDating] = useState<Card>()
  const scale = seen.scale ?? 'month'
  const width = widths[scale]
  const rows = useMemo(() => rowsOf(board, tasks), [board, tasks])
  const placed = useMemo(() => placedIn(rows), [rows])
  const { begin, count } = useMemo(
    () => rangeOf(placed, today, firstDayOf(i18n.language)),
    [placed, today, i18n.language],
  )
  const x = (day: string) => daysFrom(begin, day) * width
  const todayAt = x(today)
  // Where one is: today, a little from the left.
  const toToday = () => {
    if (scroll.current) scroll.current.scrollLeft = Math.max(0, todayAt - 160)
  }
  useLayoutEffect(toToday, [todayAt])
  if (rows.every(({ card }) => !card))
    return (
      <div className={styles.empty}>
        <EmptyState
          title={t(board.tasks.length > 0 ? 'ui.list.none_seen' : 'ui.views.none')}
          text={t('ui.views.none_text')}
        />
      </div>
    )
  return (
    <div className={styles.whole}>
      <div className={styles.tools}>
        <Segmented
          label={t('ui.views.scale')}
          parts={scales.map((value) => ({ value, label: t(`ui.views.scale_${value}`) }))}
          value={scale}
          onChange={(next) => see({ scale: next === 'month' ? undefined : next })}
        />
        <Button size="s" look="line" onClick={toToday}>
          {t('ui.views.today')}
        </Button>
        {mayWork && <p className={styles.help}>{t('ui.views.timeline_keys')}</p>}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a section is a column of the screen, this is wider */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls both ways, by keys too */}
      <div role="region" className={styles.scroll} ref={scroll} aria-label={t('ui.views.timeline')} tabIndex={0}>
        <div
          className={styles.table}
          style={{ '--days': `${count * width}px`, '--day': `${width}px`, height: (rows.length + 1) * ROW + 16 }}
        >
          <div className={styles.scale}>
            <span className={styles.corner} />
            <TimelineScale begin={begin} count={count} scale={scale} width={width} />
          </div>
          <div className={styles.grid} aria-hidden>
            <span className={styles.today} style={{ left: todayAt + width / 2 }} />
          </div>
          <Lines placed={placed} x={x} width={width} isSeen={isSeen} />
          {rows.map((row, n) =>
            isSeen(n) ? (
              <TimelineRow
                key={row.key}
                {...{ row, n, x, width, todayAt }}
                onMove={move}
                onGrow={grow}
                onDate={setDating}
              />
            ) : null,
          )}
        </div>
      </div>
      {dating && (
        <DayDialog card={dating} onSave={(to) => void change(dating, to)} onClose={() => setDating(undefined)} />
      )}
      <FollowDialog asked={asked} onAnswer={answer} onClose={leave} />
    </div>
  )
}
