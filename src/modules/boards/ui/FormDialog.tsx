import type { ReactNode, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import styles from './board/BoardSettings.module.css'

type Props = {
  title: string
  /** The verb on the button. */
  send: string
  isSending: boolean
  /** Where the first error is looked for. */
  form: RefObject<HTMLFormElement | null>
  onSend: () => void
  onClose: () => void
  children: ReactNode
}

/** A few questions and one button; Enter in a field sends, too. */
export function FormDialog({ title, send, isSending, form, onSend, onClose, children }: Props) {
  const { t } = useTranslation('boards')
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      actions={
        <Button busy={isSending && t('ui.board.saving')} onClick={onSend}>
          {send}
        </Button>
      }
    >
      <form
        ref={form}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          onSend()
        }}
      >
        {children}
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
