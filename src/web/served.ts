/** How a kind of thing is shown where it serves a goal; said by the module that has it. */
import type { ComponentType } from 'react'

export type Served = {
  icon: ComponentType<{ 'aria-hidden'?: boolean }>
  /** Below the community: `talk/{id}`. */
  path: (id: string) => string
  /** Key of the words that count it, with `_one` and `_other`: `chat:served`. */
  counted: string
}

const known = new Map<string, Served>()

export function showServed(kinds: Record<string, Served>): void {
  for (const [kind, served] of Object.entries(kinds)) known.set(kind, served)
}

export const servedAs = (kind: string): Served | undefined => known.get(kind)
