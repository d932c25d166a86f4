// Day or night as the device says, unless someone chose; and the community's own colour on top.
import type { Accent, AccentShades } from './accent.ts'

export type Scheme = 'auto' | 'light' | 'dark'
const place = 'leitstern.scheme'

export function chosenScheme(): Scheme {
  const kept = localStorage.getItem(place)
  return kept === 'light' || kept === 'dark' ? kept : 'auto'
}

export function applyScheme(scheme: Scheme): void {
  const { dataset } = document.documentElement
  if (scheme === 'auto') {
    delete dataset.scheme
    localStorage.removeItem(place)
  } else {
    dataset.scheme = scheme
    localStorage.setItem(place, scheme)
  }
}

const names: Record<keyof AccentShades, string> = {
  accent: '--accent',
  strong: '--accent-strong',
  soft: '--accent-soft',
  mid: '--accent-mid',
  onAccent: '--on-accent',
}

/** Sets the accent family for the page, or for one element; without an accent the product's own comes back. */
export function applyAccent(accent: Accent | undefined, element: HTMLElement = document.documentElement): void {
  for (const [shade, name] of Object.entries(names) as [keyof AccentShades, string][]) {
    if (accent) element.style.setProperty(name, `light-dark(${accent.light[shade]}, ${accent.dark[shade]})`)
    else element.style.removeProperty(name)
  }
}
