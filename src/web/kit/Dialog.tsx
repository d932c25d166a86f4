import { lazy, Suspense, useRef } from 'react'
import type { DialogProps } from './dialog-props.ts'

// Behaviour and focus of a dialog weigh more than the whole shell's own code: they come with the first one that opens.
const DialogBox = lazy(() => import('./DialogBox.tsx').then((module) => ({ default: module.DialogBox })))

/** A question or a small form: 480 wide, on a phone a sheet from below. The title asks, the buttons answer with verbs. */
export function Dialog(props: DialogProps) {
  const opened = useRef(false)
  opened.current ||= props.open
  if (!opened.current) return null
  return (
    <Suspense>
      <DialogBox {...props} />
    </Suspense>
  )
}
