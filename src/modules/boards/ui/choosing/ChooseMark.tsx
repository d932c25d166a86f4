import { IconCheck } from '@tabler/icons-react'
import type { Card } from '../../contract.ts'
import { useOnBoard } from '../board/on-board.ts'
import styles from './ChooseMark.module.css'
import { useIsChoosing, useIsChosen } from './chosen.ts'

/** While one chooses: whether this card is among them. By keys `x` does the same, so that nobody tabs through all of them. */
export function ChooseMark({ card }: { card: Card }) {
  const { t } = useOnBoard()
  const isChoosing = useIsChoosing()
  const isChosen = useIsChosen(card.id)
  if (!isChoosing) return null
  return (
    <button
      type="button"
      className={styles.mark}
      tabIndex={-1}
      aria-pressed={isChosen}
      aria-label={t('ui.views.choose', { title: card.title })}
      data-chooses
    >
      <IconCheck aria-hidden />
    </button>
  )
}

/** For whoever comes to its title by keys and hears it. */
export function ChosenWord({ id }: { id: string }) {
  const { t } = useOnBoard()
  return useIsChosen(id) && <span className="sr">{t('ui.card.is_chosen')} </span>
}
