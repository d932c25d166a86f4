import { lazy, type ReactNode, Suspense, useRef } from 'react'

// Behaviour and focus of a dialog weigh more than the whole shell's own code: they come with the first one that opens.
const DialogBox = lazy(() => import('./DialogBox.tsx').then((module) => ({ default: module.DialogBox })))

export type DialogProps = {
  open: boolean
  onClose: () => void
  title: string
  children?: ReactNode
  /** Safe one first; put data-autofocus on it. */
  actions?: ReactNode
  size?: number
  /** Shows the cross; leave it out where the buttons say it all. */
  closeable?: boolean
}

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
