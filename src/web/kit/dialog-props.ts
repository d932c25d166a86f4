/** What a dialog is given. */
import type { ReactNode } from 'react'

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
