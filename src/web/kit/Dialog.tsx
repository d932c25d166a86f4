import { Modal } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './Dialog.module.css'
import { IconButton } from './IconButton.tsx'

/** A question or a small form: 480 wide, on a phone a sheet from below. The title asks, the buttons answer with verbs. */
export function Dialog({
  open,
  onClose,
  title,
  children,
  actions,
  size = 480,
  closeable = true,
}: {
  open: boolean
  onClose: () => void
  title: string
  children?: ReactNode
  /** Safe one first; put data-autofocus on it. */
  actions?: ReactNode
  size?: number
  /** Shows the cross; leave it out where the buttons say it all. */
  closeable?: boolean
}) {
  const { t } = useTranslation('kit')
  return (
    <Modal.Root
      opened={open}
      onClose={onClose}
      size={size}
      centered
      zIndex="var(--z-dialog)"
      transitionProps={{ transition: 'fade-up', duration: 200 }}
      classNames={{ inner: styles.inner, content: styles.content, overlay: styles.overlay, body: styles.body }}
    >
      <Modal.Overlay />
      <Modal.Content>
        <div className={styles.head}>
          <Modal.Title className={styles.title}>{title}</Modal.Title>
          {closeable && (
            <IconButton label={t('close')} onClick={onClose} className={styles.close}>
              <IconX aria-hidden />
            </IconButton>
          )}
        </div>
        <Modal.Body>
          {children}
          {actions && <div className={styles.actions}>{actions}</div>}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
