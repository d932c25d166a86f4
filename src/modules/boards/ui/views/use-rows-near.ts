import { type RefObject, useEffect, useState } from 'react'
import { ROW } from './placed.ts'

/** Rows beyond what is seen that are in the page. */
const SPARE = 12

/** Whether a row is seen or nearly so. */
export function useRowsNear(scroll: RefObject<HTMLElement | null>): (row: number) => boolean {
  const [near, setNear] = useState({ first: 0, last: 60 })
  useEffect(() => {
    const box = scroll.current
    if (!box) return
    const look = () => {
      const first = Math.max(0, Math.floor(box.scrollTop / ROW / 8) * 8 - SPARE)
      const last = first + Math.ceil(box.clientHeight / ROW) + 2 * SPARE + 8
      setNear((now) => (now.first === first && now.last === last ? now : { first, last }))
    }
    look()
    box.addEventListener('scroll', look, { passive: true })
    return () => box.removeEventListener('scroll', look)
  }, [scroll])
  return (row) => row >= near.first && row <= near.last
}
