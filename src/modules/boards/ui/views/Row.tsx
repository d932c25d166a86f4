/** One task of the table: each cell is a button that becomes a field. */
import { IconCircleCheck, IconDiamond } from '@tabler/icons-react'
import { memo, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHere } from '#web/here.ts'
import { cx } from '#web/kit/cx.ts'
import { FaceStack } from '#web/kit/Face.tsx'
import { Link } from '#web/kit/Link.tsx'
import type { BoardWhole, Card, Field } from '../../contract.ts'
import { dueOf } from '../due.ts'
import { useDueWords } from '../due-words.ts'
import { LabelBar } from '../LabelBar.tsx'
import { useOnBoard } from '../on-board.ts'
import { valueWords } from '../values.ts'
import type { TableColumn } from './grouping.ts'
import { PeopleDialog } from './PeopleDialog.tsx'
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

type CellProps = { card: Card; isEditing: boolean; onEdit: (is: boolean) => void }

function Title({ card, isEditing, onEdit }: CellProps) {
  const { t } = useTranslation('boards')
  const { hrefOf, onOpen, mayWork } = useOnBoard()
  const { change } = useChanges()
  if (isEditing)
    return (
      <Input
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
        onClick={(event) => {
          if (!onOpen || event.ctrlKey || event.metaKey || event.shiftKey) return
          event.preventDefault()
          onOpen(card.id)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'F2' || !mayWork) return
          event.preventDefault()
          onEdit(true)
        }}
      >
        {card.title}
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

function Cell({
  board,
  card,
  of,
  label,
  isEditing,
  onEdit,
}: CellProps & { board: BoardWhole; of: string; label: string }) {
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
  if (isEditing && of === 'people') return <PeopleDialog card={card} onClose={() => onEdit(false)} />
  if (isEditing && of === 'list')
    return (
      <Choice
        label={label}
        value={card.listId}
        choices={board.lists.map(({ id, title }) => ({ id, name: title }))}
        onEnd={end((listId) => listId !== card.listId && doings.move(card, { listId, after: undefined }))}
      />
    )
  if (isEditing && field?.kind === 'choice')
    return (
      <Choice
        label={label}
        value={String(card.values[field.id] ?? '')}
        choices={[{ id: '', name: '–' }, ...field.options]}
        onEnd={end((id) => void value(card, field.id, id || null))}
      />
    )
  if (isEditing && (of === 'start' || of === 'due'))
    return (
      <Input
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
      <Input
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
      <Input
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

function useShown(board: BoardWhole, card: Card, of: string, field: Field | undefined): ReactNode {
  const { t, i18n } = useTranslation('boards')
  const { me } = useHere()
  const { people, labels, today } = useOnBoard()
  const dueWords = useDueWords()
  const { language } = i18n
  const day = (text: string) =>
    new Intl.DateTimeFormat(language, {
      day: 'numeric',
      month: 'short',
      timeZone: 'UTC',
      ...(text.slice(0, 4) !== today.slice(0, 4) && { year: 'numeric' }),
    }).format(new Date(text))
  if (field)
    return valueWords({ ...field, onCard: true }, card.values[field.id], { language, people, yes: t('ui.card.yes') })
      ?.words
  if (of === 'list') return board.lists.find(({ id }) => id === card.listId)?.title
  if (of === 'people') {
    const there = card.assignees.flatMap((id) => people.get(id) ?? [])
    if (there.length === 0) return card.needed ? t('ui.card.wanted', { count: card.needed }) : undefined
    const names = new Intl.ListFormat(language).format(there.map(({ name }) => name))
    if (there.length > 1) return <FaceStack people={there} size={24} label={names} ground="paper" />
    return names
  }
  if (of === 'labels') {
    const there = card.labels.flatMap((id) => labels.get(id) ?? [])
    return there.length > 0 ? (
      <span className={styles.labels}>
        {there.map((one) => (
          <LabelBar key={one.id} label={one} />
        ))}
      </span>
    ) : undefined
  }
  if (of === 'votes') return card.votes || undefined
  if (of === 'start') return card.startsOn ? day(card.startsOn) : undefined
  if (of === 'due') {
    const due = dueOf(card, today, { language, timeZone: me.timeZone })
    return due && <span data-is={due.is}>{dueWords(due)}</span>
  }
  if (card.estimate === null) return undefined
  return t('ui.card.hours', {
    hours: new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(card.estimate / 60),
  })
}

type InputProps = { label: string; type: string; value: string; onEnd: (text: string | undefined) => void }

/** Enter and leaving it keep what stands there, Escape leaves it as it was. */
function Input({ label, type, value, onEnd }: InputProps) {
  const box = useRef<HTMLInputElement>(null)
  const isOver = useRef(false)
  useEffect(() => box.current?.focus(), [])
  const end = (text: string | undefined) => {
    if (!isOver.current) onEnd(text === value ? undefined : text)
    isOver.current = true
  }
  return (
    <input
      ref={box}
      className={styles.input}
      type={type}
      step={type === 'number' ? 'any' : undefined}
      aria-label={label}
      defaultValue={value}
      onBlur={(event) => end(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') end(event.currentTarget.value)
        if (event.key === 'Escape') end(undefined)
        event.stopPropagation()
      }}
    />
  )
}

type ChoiceProps = {
  label: string
  value: string
  choices: { id: string; name: string }[]
  onEnd: (id: string | undefined) => void
}

function Choice({ label, value, choices, onEnd }: ChoiceProps) {
  const box = useRef<HTMLSelectElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <select
      ref={box}
      className={styles.input}
      aria-label={label}
      value={value}
      onChange={(event) => onEnd(event.target.value)}
      onBlur={() => onEnd(undefined)}
      onKeyDown={(event) => event.key === 'Escape' && onEnd(undefined)}
    >
      {choices.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  )
}
