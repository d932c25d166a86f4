import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './EmojiPicker.module.css'
import { EmojiSign } from './EmojiSign.tsx'
import { type Emoji, rememberTone, withTone } from './emoji.ts'

const hands = ['✋', '✋🏻', '✋🏼', '✋🏽', '✋🏾', '✋🏿']

/** The name of what is looked at, and the skin tone, kept on this device. */
export function EmojiFoot({
  emoji,
  tone,
  onTone,
}: {
  emoji: Emoji | undefined
  tone: number
  onTone: (tone: number) => void
}) {
  const { t } = useTranslation('kit')
  const name = useId()
  const choose = (next: number) => {
    rememberTone(next)
    onTone(next)
  }
  return (
    <div className={styles.foot}>
      <span className={styles.looked} aria-hidden="true">
        {emoji && <b>{emoji.url ? <EmojiSign emoji={emoji.unicode} /> : withTone(emoji, tone)}</b>}
        <span>{emoji?.label}</span>
      </span>
      <fieldset className={styles.tones}>
        <legend className="sr">{t('skin_tone')}</legend>
        {hands.map((hand, index) => (
          <label key={hand}>
            <input
              type="radio"
              name={name}
              aria-label={`${t('skin_tone')} ${index}`}
              checked={tone === index}
              onChange={() => choose(index)}
            />
            <span aria-hidden="true">{hand}</span>
          </label>
        ))}
      </fieldset>
    </div>
  )
}
