// One tooltip for the whole page: whatever carries data-tip shows it on hover and on focus. Costs nothing per button.
import { useEffect, useRef, useState } from 'react'
import styles from './Tips.module.css'

type Tip = { text: string; keys?: string; x: number; y: number; below: boolean }

export function Tips() {
  const [tip, setTip] = useState<Tip>()
  const timer = useRef(0)
  useEffect(() => {
    const listening = new AbortController()
    const options = { signal: listening.signal }
    const later = (then: () => void, ms: number) => {
      clearTimeout(timer.current)
      timer.current = window.setTimeout(then, ms)
    }
    const show = (event: Event) => {
      const owner = ownerOf(event.target)
      if (owner === 'tip') return clearTimeout(timer.current)
      // What it would say is already open.
      if (!owner || owner.ariaExpanded === 'true') return later(() => setTip(undefined), 120)
      if (event.type === 'focusin' && !owner.matches(':focus-visible')) return
      later(() => setTip(placed(owner)), 350)
    }
    const hide = () => later(() => setTip(undefined), 0)
    document.addEventListener('pointerover', (event) => event.pointerType === 'mouse' && show(event), options)
    document.addEventListener('focusin', show, options)
    document.addEventListener('focusout', hide, options)
    document.addEventListener('pointerdown', hide, options)
    document.addEventListener('scroll', hide, { ...options, capture: true, passive: true })
    document.addEventListener('keydown', (event) => event.key === 'Escape' && hide(), options)
    return () => listening.abort()
  }, [])
  if (!tip) return null
  return (
    <div
      className={styles.tip}
      data-below={tip.below || undefined}
      style={{ left: tip.x, top: tip.y }}
      data-tips
      role="tooltip"
    >
      {tip.text}
      {tip.keys && <kbd className={styles.keys}>{tip.keys}</kbd>}
    </div>
  )
}

function ownerOf(target: EventTarget | null) {
  if (!(target instanceof Element)) return undefined
  if (target.closest('[data-tips]')) return 'tip'
  return target.closest<HTMLElement>('[data-tip]') ?? undefined
}

function placed(owner: HTMLElement): Tip | undefined {
  if (!owner.isConnected || !owner.dataset.tip) return undefined
  const box = owner.getBoundingClientRect()
  const below = box.top < 56
  const half = Math.min(130, owner.dataset.tip.length * 4 + 16)
  const x = Math.min(Math.max(box.left + box.width / 2, half + 8), window.innerWidth - half - 8)
  return { text: owner.dataset.tip, keys: owner.dataset.keys, x, y: below ? box.bottom + 6 : box.top - 6, below }
}
