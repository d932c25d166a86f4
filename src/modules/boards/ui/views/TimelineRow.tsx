import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import type { Card } from '../../contract.ts'
import { useOnBoard } from '../board/on-board.ts'
import { spanOf } from '../days.ts'
import { openHere } from '../open-here.ts'
import { ROW } from './placed.ts'
import styles from './Timeline.module.css'
import { TimelineBar } from './TimelineBar.tsx'
import type { TimeRow } from './timeline-rows.ts'

type Bar = Omit<ComponentProps<typeof TimelineBar>, 'card'>
type Props = Bar & { row: TimeRow; n: number; todayAt: number }

/** A list's name, or a task on its days. */
export function TimelineRow({ row, n, todayAt, ...bar }: Props) {
  const { mayWork } = useOnBoard()
  const { card } = row
  return (
    <div className={card ? styles.row : styles.list} style={{ top: (n + 1) * ROW }}>
      <div className={styles.name}>{card ? <Name card={card} /> : <h3>{row.title}</h3>}</div>
      {card && spanOf(card) && <TimelineBar card={card} {...bar} />}
      {card && !spanOf(card) && mayWork && (
        <GiveDays card={card} at={todayAt + bar.width} onPress={() => bar.onDate(card)} />
      )}
    </div>
  )
}

function Name({ card }: { card: Card }) {
  const { hrefOf, onOpen } = useOnBoard()
  return (
    <a href={hrefOf(card.id)} data-done={card.closedAt !== null || undefined} onClick={openHere(onOpen, card.id)}>
      {card.title}
    </a>
  )
}

function GiveDays({ card, at, onPress }: { card: Card; at: number; onPress: () => void }) {
  const { t } = useTranslation('boards')
  return (
    <button type="button" className={styles.undated} style={{ left: `calc(var(--names) + ${at}px)` }} onClick={onPress}>
      {t('ui.views.give_days')}
      <span className="sr"> {card.title}</span>
    </button>
  )
}
