import { IconAlertCircle, IconCheck } from '@tabler/icons-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import styles from './Toasts.module.css'
import { dismissToast, type Toast, toasts } from './toast.ts'

const stays = 8000

/** The place where toasts appear: one polite live region, above the bottom bar. Looking at one holds them all. */
export function Toasts() {
  const shown = useSyncExternalStore(toasts.subscribe, toasts.shown, toasts.shown)
  const [held, setHeld] = useState(false)
  return createPortal(
    <div
      className={styles.place}
      role="status"
      aria-live="polite"
      data-no-print
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {shown.map((one) => (
        <OneToast key={one.id} toast={one} held={held} onGone={() => setHeld(false)} />
      ))}
    </div>,
    document.body,
  )
}

function OneToast({ toast, held, onGone }: { toast: Toast; held: boolean; onGone: () => void }) {
  const { t } = useTranslation('kit')
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => dismissToast(toast.id), stays)
    return () => clearTimeout(timer)
  }, [held, toast.id])
  const action = toast.undo ? { label: t('undo'), run: toast.undo } : toast.action
  const run = () => {
    action?.run()
    dismissToast(toast.id)
    onGone()
  }
  return (
    <div className={styles.toast}>
      {toast.kind === 'bad' ? <IconAlertCircle aria-hidden /> : <IconCheck aria-hidden />}
      <span className={styles.text}>{toast.text}</span>
      {action && (
        <button type="button" onClick={run}>
          {action.label}
        </button>
      )}
    </div>
  )
}
