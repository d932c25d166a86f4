import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'

/** Asks before something that cannot be undone: "Aufgabe löschen?" with "Löschen" and "Behalten"; keeping has the focus. */
export function ConfirmDialog({
  open,
  question,
  text,
  keep,
  confirm,
  busy,
  onKeep,
  onConfirm,
}: {
  open: boolean
  question: string
  text?: ReactNode
  keep: string
  confirm: string
  busy?: string | false
  onKeep: () => void
  onConfirm: () => void
}) {
  const actions = (
    <>
      <Button look="line" data-autofocus onClick={onKeep}>
        {keep}
      </Button>
      <Button look="danger" busy={busy} onClick={onConfirm}>
        {confirm}
      </Button>
    </>
  )
  return (
    <Dialog open={open} onClose={onKeep} title={question} closeable={false} actions={actions}>
      {text}
    </Dialog>
  )
}
