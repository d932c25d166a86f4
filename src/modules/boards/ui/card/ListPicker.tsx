import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardList } from '../../contract.ts'
import styles from './ListPicker.module.css'

type Props = { frame: { current: HTMLElement | null }; lists: readonly BoardList[]; count: (listId: string) => number }

/** On a phone: which list is before one, and the way to another. */
export function ListPicker({ frame, lists, count }: Props) {
  const { t } = useTranslation('boards')
  const [current, setCurrent] = useState<string>()
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const box = frame.current
    if (!box) return
    const look = () => {
      const middle = box.getBoundingClientRect().left + box.clientWidth / 2
      const columns = [...box.querySelectorAll<HTMLElement>('[data-list]')]
      setCurrent(columns.findLast((one) => one.getBoundingClientRect().left < middle)?.dataset.list)
    }
    look()
    box.addEventListener('scroll', look, { passive: true })
    return () => box.removeEventListener('scroll', look)
  }, [frame])
  const shown = current ?? lists[0]?.id
  useEffect(() => {
    const mark = bar.current?.querySelector<HTMLElement>(`[data-picks="${shown}"]`)
    if (mark) bar.current?.scrollTo({ left: mark.offsetLeft - 16 })
  }, [shown])
  if (lists.length < 2) return null
  const go = (id: string) => {
    const box = frame.current
    const column = box?.querySelector<HTMLElement>(`[data-list="${id}"]`)
    if (box && column) box.scrollTo({ left: column.offsetLeft - 16 })
  }
  return (
    <nav className={styles.picker} aria-label={t('ui.list.pick')} ref={bar}>
      {lists.map(({ id, title }) => (
        <button
          key={id}
          type="button"
          data-picks={id}
          aria-current={id === shown ? 'true' : undefined}
          onClick={() => go(id)}
        >
          {title} <small>{count(id)}</small>
        </button>
      ))}
    </nav>
  )
}
