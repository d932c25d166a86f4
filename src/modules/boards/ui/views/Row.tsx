/** One task of the table: each cell is a button that becomes a field. */
import { IconCircleCheck, IconDiamond } from '@tabler/icons-react'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '#web/kit/cx.ts'
import { Link } from '#web/kit/Link.tsx'
import type { BoardWhole, Card } from '../../contract.ts'
import { useOnBoard } from '../board/on-board.ts'
import { openHere } from '../open-here.ts'
import { Cell } from './Cell.tsx'
import { CellInput } from './CellFields.tsx'
import type { TableColumn } from './grouping.ts'
import styles from './Table.module.css'
import { useChanges } from './use-changes.ts'

type RowProps = {
  board: BoardWhole
  card: Card
  columns: readonly TableColumn[]
  isChosen: boolean
  onChoose: ((id: string) => void) | undefined
}

export const Row = memo(function Row({ board, card, columns, isChosen, onChoose }: RowProps) {
  const { t } = useTranslation('boards')
  const [editing, setEditing] = useState<string>()
  const { mayWork } = useOnBoard()
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are placed by a virtual list
    // biome-ignore lint/a11y/useFocusableInteractive: a row of a table is read, not operated
    <div role="row" className={cx(styles.row, card.closedAt && styles.done)} data-chosen={isChosen || undefined}>
      {onChoose && (
        // biome-ignore lint/a11y/useSemanticElements: as above
        <span role="cell" className={styles.box}>
          <label className={styles.choose}>
            <input
              type="checkbox"
              aria-label={t('ui.views.choose', { title: card.title })}
              checked={isChosen}
              onChange={() => onChoose(card.id)}
            />
          </label>
        </span>
      )}
      {columns.map(({ key, label }) => (
        // biome-ignore lint/a11y/useSemanticElements: as above
        <span key={key} role="cell" data-key={key} data-label={label}>
          {key === 'title' && (
            <Title card={card} isEditing={editing === key} onEdit={(is) => setEditing(is ? key : undefined)} />
          )}
          {key !== 'title' && (
            <Cell
              board={board}
              card={card}
              of={key}
              label={label}
              isEditing={mayWork && editing === key}
              onEdit={(is) => setEditing(is ? key : undefined)}
            />
          )}
        </span>
      ))}
    </div>
  )
})

type TitleProps = { card: Card; isEditing: boolean; onEdit: (is: boolean) => void }

function Title({ card, isEditing, onEdit }: TitleProps) {
  const { t } = useTranslation('boards')
  const { hrefOf, onOpen, mayWork } = useOnBoard()
  const { change } = useChanges()
  if (isEditing)
    return (
      <CellInput
        label={t('ui.views.title')}
        type="text"
        value={card.title}
        onEnd={(title) => {
          onEdit(false)
          if (title?.trim() && title !== card.title) void change(card, { title })
        }}
      />
    )
  return (
    <span className={styles.title}>
      {card.closedAt && <IconCircleCheck role="img" aria-label={t('ui.card.is_done')} />}
      {card.isMilestone && <IconDiamond role="img" aria-label={t('ui.card.milestone')} />}
      <Link
        href={hrefOf(card.id)}
        onClick={openHere(onOpen, card.id)}
        onKeyDown={(event) => {
          if (event.key !== 'F2' || !mayWork) return
          event.preventDefault()
          onEdit(true)
        }}
      >
        <span className={styles.text}>{card.title}</span>
      </Link>
      {mayWork && (
        <button type="button" className={styles.rename} onClick={() => onEdit(true)}>
          {t('ui.list.rename')}
          <span className="sr"> {card.title}</span>
        </button>
      )}
    </span>
  )
}
