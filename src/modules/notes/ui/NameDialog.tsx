/** Asks how a note is called, a new one or another name. */
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { TextField } from '#web/kit/fields.tsx'

type NameDialogProps = {
  title: string
  name?: string
  help?: string
  error: string | undefined
  done: string
  busy: string | false
  onName: (name: string) => void
  onClose: () => void
}

export function NameDialog({ title, name = '', help, error, done, busy, onName, onClose }: NameDialogProps) {
  const { t } = useTranslation('notes')
  const [typed, setTyped] = useState(name)
  const send = (event?: FormEvent) => {
    event?.preventDefault()
    if (typed.trim()) onName(typed.trim())
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      actions={
        <Button busy={busy} onClick={() => send()}>
          {done}
        </Button>
      }
    >
      <form onSubmit={send}>
        <TextField
          label={t('name')}
          help={help}
          error={error}
          value={typed}
          maxLength={120}
          data-autofocus
          onChange={(event) => setTyped(event.target.value)}
        />
      </form>
    </Dialog>
  )
}
