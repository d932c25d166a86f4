/** The tasks of a board on their days: a month or a week, what has no day beside it. */
import { IconCalendarPlus, IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { daysLater } from '#modules/text/days.ts'
import { Button } from '#web/kit/Button.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { usePhone } from '#web/kit/phone.ts'
import { Segmented } from '#web/kit/Segmented.tsx'
import type { BoardWhole, Card } from '../../contract.ts'
import { useOnBoard } from '../board/on-board.ts'
import { useBoardPlace } from '../board/use-place.ts'
import { firstDayOf, spanOf, weekOf, weeksOf } from '../days.ts'
import styles from './Calendar.module.css'
import { CalendarAgenda, TaskLink } from './CalendarAgenda.tsx'
import { CalendarWeek } from './CalendarWeek.tsx'
import { DayDialog } from './DayDialog.tsx'
import { useChanges } from './use-changes.ts'

export default function Calendar({ board, tasks }: { board: BoardWhole; tasks: Card[] }) {
  const { t, i18n } = useTranslation('boards')
  const { today, mayWork } = useOnBoard()
  const { seen, see } = useBoardPlace()
  const phone = usePhone()
  const { shift, change } = useChanges()
  const [dating, setDating] = useState<Card>()
  const firstDay = firstDayOf(i18n.language)
  const isWeek = seen.scale === 'week'
  const at = seen.at ?? today
  const weeks = useMemo(
    () => (isWeek ? [Array.from({ length: 7 }, (_, n) => daysLater(weekOf(at, firstDay), n))] : weeksOf(at, firstDay)),
    [isWeek, at, firstDay],
  )
  const undated = tasks.filter((task) => !spanOf(task) && !task.closedAt)
  const format = (day: string, how: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(i18n.language, { ...how, timeZone: 'UTC' }).format(new Date(day))
  const step = (way: number) =>
    see({
      at: isWeek
        ? daysLater(at, 7 * way)
        : `${daysLater(`${at.slice(0, 8)}${way > 0 ? '28' : '01'}`, way > 0 ? 7 : -1).slice(0, 8)}01`,
    })
  const moveTo = (card: Card, days: number) => {
    if (days !== 0) void shift([card], days)
  }
  const [first, last] = [weeks[0]![0]!, weeks.at(-1)!.at(-1)!]
  const title = isWeek
    ? new Intl.DateTimeFormat(i18n.language, { day: 'numeric', month: 'long', timeZone: 'UTC' }).formatRange(
        new Date(first),
        new Date(last),
      )
    : format(at, { month: 'long', year: 'numeric' })
  return (
    <div className={styles.whole}>
      <div className={styles.tools}>
        <IconButton label={t(isWeek ? 'ui.views.week_before' : 'ui.views.month_before')} onClick={() => step(-1)}>
          <IconChevronLeft aria-hidden />
        </IconButton>
        <IconButton label={t(isWeek ? 'ui.views.week_after' : 'ui.views.month_after')} onClick={() => step(1)}>
          <IconChevronRight aria-hidden />
        </IconButton>
        <h2 aria-live="polite">{title}</h2>
        <Button size="s" look="line" onClick={() => see({ at: undefined })}>
          {t('ui.views.today')}
        </Button>
        <Segmented
          label={t('ui.views.scale')}
          parts={(['month', 'week'] as const).map((value) => ({ value, label: t(`ui.views.scale_${value}`) }))}
          value={isWeek ? 'week' : 'month'}
          onChange={(scale) => see({ scale: scale === 'week' ? scale : undefined })}
        />
      </div>
      <div className={styles.both}>
        {phone ? (
          <CalendarAgenda
            days={weeks.flat().filter((day) => isWeek || day.startsWith(at.slice(0, 7)))}
            tasks={tasks}
            onDate={setDating}
          />
        ) : (
          <div className={styles.month} data-week={isWeek || undefined}>
            <div className={styles.names} aria-hidden>
              {weeks[0]!.map((day) => (
                <span key={day}>{format(day, { weekday: isWeek ? 'long' : 'short' })}</span>
              ))}
            </div>
            {weeks.map((days) => (
              <CalendarWeek
                key={days[0]}
                days={days}
                month={isWeek ? undefined : at.slice(0, 7)}
                tasks={tasks}
                onMove={moveTo}
                onDate={setDating}
              />
            ))}
          </div>
        )}
        <aside className={styles.undated} aria-label={t('ui.views.undated')}>
          <h3>{t('ui.views.undated')}</h3>
          {undated.length === 0 && <p>{t('ui.views.undated_none')}</p>}
          <ul>
            {undated.map((card) => (
              <li key={card.id}>
                <TaskLink card={card} />
                {mayWork && (
                  <IconButton label={t('ui.views.give_day', { title: card.title })} onClick={() => setDating(card)}>
                    <IconCalendarPlus aria-hidden />
                  </IconButton>
                )}
              </li>
            ))}
          </ul>
        </aside>
      </div>
      {board.tasks.length === 0 && <p className={styles.empty}>{t('ui.views.calendar_none')}</p>}
      {dating && (
        <DayDialog card={dating} onSave={(to) => void change(dating, to)} onClose={() => setDating(undefined)} />
      )}
    </div>
  )
}
