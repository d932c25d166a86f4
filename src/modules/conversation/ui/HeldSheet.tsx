import { useTranslation } from 'react-i18next'
import { EmojiButton } from '#web/kit/EmojiButton.tsx'
import { Sheet } from '#web/kit/Sheet.tsx'
import type { Message } from '../contract.ts'
import styles from './HeldSheet.module.css'
import { type Doings, menuOf } from './message-menu.tsx'

const quick = ['👍', '❤️', '😄', '🎉', '🙏']
type Props = {
  message: Message | undefined
  doings: Doings
  me: string | null
  mayTalk: boolean
  inThread: boolean
  onClose: () => void
}

/** What a long press offers on a phone. */
export function HeldSheet({ message, doings, me, mayTalk, inThread, onClose }: Props) {
  const { t } = useTranslation('conversation')
  if (!message) return null
  const items = menuOf(message, { doings, t, mayTalk, inThread, isMine: message.author.id === me })
  const react = (emoji: string) => {
    onClose()
    doings.react(message, emoji)
  }
  return (
    <Sheet open onClose={onClose} title={message.author.name} items={items.map(({ side: _, ...item }) => item)}>
      {mayTalk && (
        <div className={styles.quick}>
          {quick.map((emoji) => (
            <button key={emoji} type="button" aria-label={t('react_with', { emoji })} onClick={() => react(emoji)}>
              {emoji}
            </button>
          ))}
          <EmojiButton label={t('react')} onPick={react} />
        </div>
      )}
    </Sheet>
  )
}
