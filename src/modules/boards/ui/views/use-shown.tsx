import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useHere } from '#web/here.ts'
import { FaceStack } from '#web/kit/Face.tsx'
import type { BoardWhole, Card, Field } from '../../contract.ts'
import { useOnBoard } from '../board/on-board.ts'
import { LabelBar } from '../card/LabelBar.tsx'
import { dueOf, dueWords } from '../due.ts'
import { valueWords } from '../fields/values.ts'
import styles from './Table.module.css'

/** What stands in a cell; undefined where nothing was said. */
export function useShown(board: BoardWhole, card: Card, of: string, field: Field | undefined): ReactNode {
  const { t, i18n } = useTranslation('boards')
  const { me } = useHere()
  const { people, labels, today } = useOnBoard()
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
    return due && <span data-is={due.is}>{dueWords(due, t)}</span>
  }
  if (card.estimate === null) return undefined
  return t('ui.card.hours', {
    hours: new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(card.estimate / 60),
  })
}
