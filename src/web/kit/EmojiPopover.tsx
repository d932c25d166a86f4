import { Popover } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { EmojiPicker } from './EmojiPicker.tsx'
import styles from './Popover.module.css'

/** The picker floating at its button. */
export function EmojiPopover({
  open,
  onOpen,
  onPick,
  children,
}: {
  open: boolean
  onOpen: (open: boolean) => void
  onPick: (unicode: string) => void
  children: ReactElement
}) {
  const { t } = useTranslation('kit')
  const pick = (unicode: string) => {
    onOpen(false)
    onPick(unicode)
  }
  return (
    <Popover
      opened={open}
      onChange={onOpen}
      trapFocus
      returnFocus
      position="top-start"
      offset={6}
      zIndex="var(--z-float)"
      transitionProps={{ transition: 'fade', duration: 120 }}
      classNames={{ dropdown: styles.popover }}
    >
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown aria-label={t('emoji')}>
        <EmojiPicker onPick={pick} />
      </Popover.Dropdown>
    </Popover>
  )
}
