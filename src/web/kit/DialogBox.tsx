import { FocusTrap, Modal } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './Dialog.module.css'
import type { DialogProps } from './dialog-props.ts'
import { IconButton } from './IconButton.tsx'
import { useFocusBack } from './use-focus-back.ts'

export function DialogBox({ open, onClose, title, children, actions, size = 480, closeable = true }: DialogProps) {
  const { t } = useTranslation('kit')
  useFocusBack(open)
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
        {/* Last, so that whatever asks for the focus has it; else nothing in particular, and least of all the cross. */}
        <FocusTrap.InitialFocus />
      </Modal.Content>
    </Modal.Root>
  )
}
