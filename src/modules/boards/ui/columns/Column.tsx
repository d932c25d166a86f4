import { IconArrowDown } from '@tabler/icons-react'
import { memo, type ReactNode, startTransition, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import type { BoardList, Card } from '../../contract.ts'
import { useOnBoard } from '../board/on-board.ts'
import type { Adding } from '../board/use-doings.ts'
import cardStyles from '../card/TaskCard.module.css'
import { TaskCard } from '../card/TaskCard.tsx'
import { AddTask } from './AddTask.tsx'
import styles from './Column.module.css'
import { type Held, useHeld, useWished } from './held.ts'
import { ListHead } from './ListHead.tsx'
import { useNear } from './use-near.ts'

type ColumnProps = {
  list: BoardList
  /** Which one it is. */
  at: number
  /** What is seen of it, in order. */
  cards: readonly Card[]
  /** So many there are without the filter. */
  total: number
  isFiltered: boolean
  /** On their way to the house. */
  adding: readonly Adding[]
  titleOf: (taskId: string) => string | undefined
  isAdding: boolean
  isLifted: boolean
  onAdding: (listId: string | undefined) => void
}

/** A list, by its name, its cards, and where one is added; no card is drawn before the list comes near. */
export const Column = memo(function Column(props: ColumnProps) {
  const { list, at, cards, isAdding, onAdding } = props
  const { mayWork } = useOnBoard()
  const column = useRef<HTMLElement>(null)
  const near = useNear({ id: list.id, at }, column)
  return (
    <section
      ref={column}
      className={styles.column}
      data-list={list.id}
      data-lifted={props.isLifted || undefined}
      aria-label={list.title}
    >
      <ListHead list={list} seen={cards.length} total={props.total} onAdd={() => onAdding(list.id)} />
      <Cards {...props} near={near} />
      {mayWork && <AddTask list={list} isOpen={isAdding} onOpen={(open) => onAdding(open ? list.id : undefined)} />}
    </section>
  )
})

type Near = ReturnType<typeof useNear>
/** So far beyond what is seen cards are drawn, for a list that is scrolled; not before the first ones stand. */
const BEYOND_PX = 300
const FIRST_STAND_MS = 100
/** As high as most cards: so many of them are drawn at once, before anything was measured. */
const CARD_PX = 140
const firstOf = (rows: readonly Row[]) => Math.min(rows.length, Math.ceil(window.innerHeight / CARD_PX))

/** Only those that are near are in the page, however many there are; they alone are drawn anew while one is moved over them. */
function Cards({ list, cards, total, isFiltered, adding, titleOf, near }: ColumnProps & { near: Near }) {
  const { t } = useTranslation('boards')
  const scroll = useRef<HTMLDivElement>(null)
  const virtual = useRef<VirtualizerHandle>(null)
  const held = useHeld((now) => (now?.from.listId === list.id || now?.listId === list.id ? now : undefined))
  const rows = useMemo(() => rowsOf(list.id, cards, held), [list.id, cards, held])
  const [isNear] = near
  const beyond = useBeyond(isNear)
  useWishedRow(rows, virtual, near)
  useNewest(adding, scroll)
  return (
    <div className={styles.cards} ref={scroll} data-cards>
      {isNear && (
        <Virtualizer
          ref={virtual}
          scrollRef={scroll}
          data={rows}
          bufferSize={beyond}
          itemSize={112}
          ssrCount={firstOf(rows)}
        >
          {(row) => (
            <div key={row.key} className={styles.row}>
              {row.card ? (
                <TaskCard card={row.card} waits={waitsFor(row.card, titleOf)} isHeld={row.isHeld === true} />
              ) : (
                <Slot height={row.height ?? 0} />
              )}
            </div>
          )}
        </Virtualizer>
      )}
      {rows.length === 0 && adding.length === 0 && (
        <p className={styles.none}>{isFiltered && total > 0 ? t('ui.list.none_seen') : t('ui.list.none')}</p>
      )}
      {adding.map(({ key, title }) => (
        <Coming key={key}>{title}</Coming>
      ))}
    </div>
  )
}

function useBeyond(isNear: boolean): number {
  const [beyond, setBeyond] = useState(0)
  useEffect(() => {
    if (!isNear) return
    const timer = setTimeout(() => startTransition(() => setBeyond(BEYOND_PX)), FIRST_STAND_MS)
    return () => clearTimeout(timer)
  }, [isNear])
  return beyond
}

type Row = { key: string; card?: Card; isHeld?: true; height?: number }

function rowsOf(listId: string, cards: readonly Card[], held: Held | undefined): Row[] {
  const rest: Row[] = cards.filter(({ id }) => id !== held?.card.id).map((card) => ({ key: card.id, card }))
  if (held?.listId !== listId) return rest
  const row: Row =
    held.how === 'keys' ? { key: held.card.id, card: held.card, isHeld: true } : { key: 'slot', height: held.height }
  return rest.toSpliced(held.at, 0, row)
}

const waitsFor = ({ waitsFor: [first, ...more] }: Card, titleOf: ColumnProps['titleOf']) =>
  first && more.length === 0 ? titleOf(first) : undefined

/** Where the card that is held comes to lie: as high as the card itself, so that nothing jumps. */
function Slot({ height }: { height: number }) {
  const { t } = useTranslation('boards')
  return (
    <div className={styles.slot} style={{ height }} data-slot>
      <IconArrowDown aria-hidden />
      {t('ui.card.drop_here')}
    </div>
  )
}

function Coming({ children }: { children: ReactNode }) {
  return (
    <div className={styles.row}>
      <div className={`${cardStyles.card} ${cardStyles.coming}`}>{children}</div>
    </div>
  )
}

/** Brings a card into the page that is to have the focus. */
function useWishedRow(rows: readonly Row[], virtual: { current: VirtualizerHandle | null }, [isNear, comeNear]: Near) {
  const wished = useWished()
  useEffect(() => {
    const at = wished ? rows.findIndex(({ card }) => card?.id === wished.id) : -1
    if (at >= 0 && !isNear) comeNear()
    else if (at >= 0) virtual.current?.scrollToIndex(at, { align: 'nearest' })
  }, [wished, rows, virtual, isNear, comeNear])
}

/** Whoever adds something wants to see it. */
function useNewest(adding: readonly Adding[], scroll: { current: HTMLDivElement | null }) {
  const newest = adding.at(-1)?.key
  useLayoutEffect(() => {
    if (newest && scroll.current) scroll.current.scrollTop = scroll.current.scrollHeight
  }, [newest, scroll])
}
