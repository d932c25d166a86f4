/** Lists wait with their cards until they come near: there may be sixty of them, and a phone shows one. */
import { startTransition, useCallback, useEffect, useState } from 'react'

/** As wide as a list at least is, with what is between two. */
const LIST_PX = 296
/** Those that were near once stay so, also when one comes back to their board. */
const near = new Set<string>()

/** `at`: which one of the lists it is; the first ones are near from the start. */
export function useNear(list: { id: string; at: number }, column: { current: HTMLElement | null }) {
  const { id, at } = list
  const [isNear, setNear] = useState(() => near.has(id) || at <= window.innerWidth / LIST_PX)
  const comeNear = useCallback(() => setNear(true), [])
  useEffect(() => {
    if (isNear) near.add(id)
    if (isNear || !column.current) return
    // Those that are seen are drawn first, and what one does meanwhile goes before.
    const come: IntersectionObserverCallback = (seen) =>
      seen.some((one) => one.isIntersecting) && startTransition(comeNear)
    const watch = new IntersectionObserver(come, {
      root: column.current.parentElement,
      rootMargin: '0px 100%',
    })
    watch.observe(column.current)
    return () => watch.disconnect()
  }, [isNear, id, column, comeNear])
  return [isNear, comeNear] as const
}
