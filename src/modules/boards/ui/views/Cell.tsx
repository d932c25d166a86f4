/** One cell of the table: a button that becomes a field. */
import { useTranslation } from 'react-i18next'
import type { BoardWhole, Card } from '../../contract.ts'
import { useOnBoard } from '../board/on-board.ts'
import { CellChoice, CellInput } from './CellFields.tsx'
import styles from './Table.module.css'
import { useChanges } from './use-changes.ts'
import { useShown } from './use-shown.tsx'
import { WhoDialog } from './WhoDialog.tsx'

type Props = {
  board: BoardWhole
  card: Card
  of: string
  label: string
  isEditing: boolean
  onEdit: (is: boolean) => void
}

export function Cell({ board, card, of, label, isEditing, onEdit }: Props) {
  const { t } = useTranslation('boards')
  const { doings, fields, mayWork, onAsk } = useOnBoard()
  const { change, value } = useChanges()
  const field = fields.find(({ id }) => id === of)
  const words = useShown(board, card, of, field)
  const end = (then: (text: string) => void) => (text: string | undefined) => {
    onEdit(false)
    if (text !== undefined) then(text)
  }
  const mayEdit =
    mayWork && field?.kind !== 'person' && of !== 'votes' && !(of === 'labels' && card.boardId !== board.id)
  if (!mayEdit) return <span className={styles.shown}>{words}</span>
  if (field?.kind === 'checkbox')
    return (
      <input
        type="checkbox"
        aria-label={`${label}: ${card.title}`}
        checked={card.values[field.id] === true}
        onChange={(event) => void value(card, field.id, event.target.checked || null)}
      />
    )
  if (isEditing && of === 'people') return <WhoDialog card={card} onClose={() => onEdit(false)} />
  if (isEditing && of === 'list')
    return (
      <CellChoice
        label={label}
        value={card.listId}
        choices={board.lists.map(({ id, title }) => ({ id, name: title }))}
        onEnd={end((listId) => listId !== card.listId && doings.move(card, { listId, after: undefined }))}
      />
    )
  if (isEditing && field?.kind === 'choice')
    return (
      <CellChoice
        label={label}
        value={String(card.values[field.id] ?? '')}
        choices={[{ id: '', name: '–' }, ...field.options]}
        onEnd={end((id) => void value(card, field.id, id || null))}
      />
    )
  if (isEditing && (of === 'start' || of === 'due'))
    return (
      <CellInput
        label={label}
        type="date"
        value={(of === 'due' ? card.dueOn : card.startsOn) ?? ''}
        onEnd={end((day) => {
          const was = of === 'due' ? card.dueOn : card.startsOn
          if ((day || null) !== was)
            void change(card, of === 'due' ? { dueOn: day || null } : { startsOn: day || null })
        })}
      />
    )
  if (isEditing && of === 'estimate')
    return (
      <CellInput
        label={label}
        type="number"
        value={card.estimate === null ? '' : String(card.estimate / 60)}
        onEnd={end(
          (hours) => void change(card, { estimate: Number(hours) > 0 ? Math.round(Number(hours) * 60) : null }),
        )}
      />
    )
  if (isEditing && field)
    return (
      <CellInput
        label={label}
        type={field.kind === 'date' ? 'date' : field.kind === 'number' ? 'number' : 'text'}
        value={String(card.values[field.id] ?? '')}
        onEnd={end(
          (text) => void value(card, field.id, text === '' ? null : field.kind === 'number' ? Number(text) : text),
        )}
      />
    )
  const edit = () => (of === 'labels' ? onAsk({ what: 'labels', taskId: card.id }) : onEdit(true))
  return (
    <button type="button" className={styles.cell} onClick={edit}>
      <span className="sr">{`${label}: `}</span>
      {typeof words === 'string' ? <span className={styles.text}>{words}</span> : words}
      {words === undefined && <span className={styles.nothing}>–</span>}
      <span className="sr">{t('ui.views.change_of', { title: card.title })}</span>
    </button>
  )
}
