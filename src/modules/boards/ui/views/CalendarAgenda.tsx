import { IconCalendarPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '#web/kit/IconButton.tsx'
import type { Card } from '../../contract.ts'
import { useOnBoard } from '../board/on-board.ts'
import { spanOf } from '../days.ts'
import { openHere } from '../open-here.ts'
import styles from './Calendar.module.css'

/** On a phone: the days that have something, one below the other. */
export function CalendarAgenda({
  days,
  tasks,
  onDate,
}: {
  days: readonly string[]
  tasks: readonly Card[]
  onDate: (card: Card) => void
}) {
  const { t, i18n } = useTranslation('boards')
  const { today, mayWork } = useOnBoard()
  const filled = days.flatMap((day) => {
    const on = tasks.filter((task) => {
      const span = spanOf(task)
      return span && (span.to === day || span.from === day)
    })
    return on.length > 0 || day === today ? [{ day, on }] : []
  })
  const label = new Intl.DateTimeFormat(i18n.language, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })
  return (
    <div className={styles.agenda}>
      {filled.map(({ day, on }) => (
        <section key={day} aria-current={day === today ? 'date' : undefined}>
          <h3>
            {label.format(new Date(day))}
            {day === today && <small> {t('ui.views.today')}</small>}
          </h3>
          {on.length === 0 && <p>{t('ui.views.day_none')}</p>}
          <ul>
            {on.map((card) => (
              <li key={card.id} data-done={card.closedAt !== null || undefined}>
                <TaskLink card={card} begins={spanOf(card)!.to !== day} />
                {mayWork && (
                  <IconButton label={t('ui.views.other_day', { title: card.title })} onClick={() => onDate(card)}>
                    <IconCalendarPlus aria-hidden />
                  </IconButton>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {filled.length === 0 && <p className={styles.empty}>{t('ui.views.calendar_none')}</p>}
    </div>
  )
}

export function TaskLink({ card, begins }: { card: Card; begins?: boolean }) {
  const { t } = useTranslation('boards')
  const { hrefOf, onOpen } = useOnBoard()
  return (
    <a href={hrefOf(card.id)} onClick={openHere(onOpen, card.id)}>
      {card.title}
      {begins && <small> {t('ui.views.begins')}</small>}
    </a>
  )
}
