import { Popover } from '@mantine/core'
import { IconMoodPlus } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from './IconButton.tsx'
import styles from './Popover.module.css'

const EmojiPicker = lazy(() => import('./EmojiPicker.tsx').then((module) => ({ default: module.EmojiPicker })))

/** A button that opens the picker; nothing of it is loaded before. */
export function EmojiButton({
  label,
  icon,
  onPick,
}: {
  label?: string
  icon?: ReactNode
  onPick: (unicode: string) => void
}) {
  const { t } = useTranslation('kit')
  const [open, setOpen] = useState(false)
  const pick = (unicode: string) => {
    setOpen(false)
    onPick(unicode)
  }
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      trapFocus
      returnFocus
      position="top-start"
      offset={6}
      zIndex="var(--z-float)"
      transitionProps={{ transition: 'fade', duration: 120 }}
      classNames={{ dropdown: styles.popover }}
    >
      <Popover.Target>
        <IconButton label={label ?? t('emoji')} onClick={() => setOpen(!open)}>
          {icon ?? <IconMoodPlus aria-hidden />}
        </IconButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('emoji')}>
        <Suspense fallback={<div className={styles.waiting} />}>
          <EmojiPicker onPick={pick} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}
