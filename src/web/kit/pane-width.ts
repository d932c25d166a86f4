// How wide someone likes the pane, remembered on this device.
import { useState } from 'react'

export const narrowest = 320
export const widest = 520
const usual = 384
const place = 'leitstern.pane'

export function clampPane(width: number): number {
  return Number.isFinite(width) ? Math.round(Math.min(widest, Math.max(narrowest, width))) : usual
}

export function usePaneWidth(): [width: number, setWidth: (width: number) => void] {
  const [width, setWidth] = useState(() => clampPane(Number(localStorage.getItem(place) ?? usual)))
  const keep = (next: number) => {
    const kept = clampPane(next)
    setWidth(kept)
    localStorage.setItem(place, String(kept))
  }
  return [width, keep]
}
