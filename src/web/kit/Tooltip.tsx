import { cloneElement, type ReactElement } from 'react'

/** Says a little more about what it wraps; read aloud as its description. Never the only place of something important. */
export function Tooltip({ text, children }: { text: string; children: ReactElement<Record<string, unknown>> }) {
  return cloneElement(children, { 'data-tip': text, 'aria-description': text })
}
