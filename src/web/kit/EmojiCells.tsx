import styles from './EmojiPicker.module.css'
import { EmojiSign } from './EmojiSign.tsx'
import { type Emoji, withTone } from './emoji.ts'

/** One row of the picker. */
export function EmojiCells({
  id,
  row,
  active,
  tone,
  onPick,
  onLook,
}: {
  id: string
  row: { emoji: Emoji[]; first: number }
  active: number
  tone: number
  onPick: (emoji: Emoji) => void
  onLook: (place: number) => void
}) {
  return (
    <div className={styles.row}>
      {row.emoji.map((emoji, column) => {
        const place = row.first + column
        return (
          <button
            key={emoji.unicode}
            type="button"
            role="option"
            id={`${id}-${place}`}
            tabIndex={-1}
            aria-label={emoji.label}
            aria-selected={place === active}
            onClick={() => onPick(emoji)}
            onPointerEnter={() => onLook(place)}
          >
            {emoji.url ? <EmojiSign emoji={emoji.unicode} /> : withTone(emoji, tone)}
          </button>
        )
      })}
    </div>
  )
}
