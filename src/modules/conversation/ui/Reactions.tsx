import { IconMoodPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '#web/kit/cx.ts'
import { EmojiButton } from '#web/kit/EmojiButton.tsx'
import { EmojiSign } from '#web/kit/EmojiSign.tsx'
import type { Message } from '../contract.ts'
import styles from './Reactions.module.css'
import { useMemberNames } from './use-names.ts'

type Props = {
  message: Message
  me: string | null
  mayReact: boolean
  onToggle: (message: Message, emoji: string) => void
}

export function Reactions({ message, me, mayReact, onToggle }: Props) {
  const { t } = useTranslation('conversation')
  if (message.reactions.length === 0) return null
  return (
    <div className={styles.reactions}>
      {message.reactions.map(({ emoji, members }) => (
        <ReactionButton
          key={emoji}
          emoji={emoji}
          members={members}
          isMine={me !== null && members.includes(me)}
          onToggle={mayReact ? () => onToggle(message, emoji) : undefined}
        />
      ))}
      {mayReact && (
        <EmojiButton
          label={t('react')}
          icon={<IconMoodPlus aria-hidden />}
          onPick={(emoji) => onToggle(message, emoji)}
        />
      )}
    </div>
  )
}

type Button = { emoji: string; members: string[]; isMine: boolean; onToggle: (() => void) | undefined }

/** Names are asked for only when someone looks. */
function ReactionButton({ emoji, members, isMine, onToggle }: Button) {
  const { t } = useTranslation('conversation')
  const [isLooked, setLooked] = useState(false)
  const names = useMemberNames(isLooked ? members.slice(0, 10) : [])
  const more = members.length - names.length
  const who = more > 0 ? t('and_more', { names: names.join(', '), count: more }) : names.join(', ')
  const label = t(isMine ? 'reaction_mine' : 'reaction', { emoji, count: members.length })
  return (
    <button
      type="button"
      className={cx(styles.reaction, isMine && styles.mine)}
      aria-pressed={isMine}
      aria-disabled={onToggle ? undefined : true}
      aria-label={label}
      data-tip={names.length > 0 ? who : undefined}
      onPointerEnter={() => setLooked(true)}
      onFocus={() => setLooked(true)}
      onClick={onToggle}
    >
      <span aria-hidden>
        <EmojiSign emoji={emoji} />
      </span>
      <b>{members.length}</b>
    </button>
  )
}
