import { IconMoodPlus } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from './IconButton.tsx'

const load = () => import('./EmojiPopover.tsx')
const EmojiPopover = lazy(() => load().then((module) => ({ default: module.EmojiPopover })))

/** A button that opens the picker; nothing of it is loaded before someone comes near. */
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
  const [open, setOpen] = useState<boolean>()
  const button = (
    <IconButton
      label={label ?? t('emoji')}
      aria-haspopup="dialog"
      aria-expanded={open ?? false}
      onPointerEnter={load}
      onClick={() => setOpen(!open)}
    >
      {icon ?? <IconMoodPlus aria-hidden />}
    </IconButton>
  )
  if (open === undefined) return button
  return (
    <Suspense fallback={button}>
      <EmojiPopover open={open} onOpen={setOpen} onPick={onPick}>
        {button}
      </EmojiPopover>
    </Suspense>
  )
}
