import type { KeyboardEvent, PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { narrowest, widest } from './pane-width.ts'
import styles from './Shell.module.css'

/** The edge between content and pane: drag it, or focus it and use the arrows. */
export function PaneHandle({ width, onWidth }: { width: number; onWidth: (width: number) => void }) {
  const { t } = useTranslation('kit')
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) onWidth(edgeOf(event.currentTarget) - event.clientX)
  }
  const keys = (event: KeyboardEvent) => {
    const step = { ArrowLeft: 16, ArrowRight: -16 }[event.key]
    if (!step) return
    event.preventDefault()
    onWidth(width + step)
  }
  return (
    <input
      type="range"
      className={styles.handle}
      aria-label={t('resize_pane')}
      min={narrowest}
      max={widest}
      value={width}
      readOnly
      onKeyDown={keys}
      onPointerDown={(event) => {
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={drag}
    />
  )
}

function edgeOf(handle: HTMLElement) {
  return handle.parentElement?.getBoundingClientRect().right ?? window.innerWidth
}
