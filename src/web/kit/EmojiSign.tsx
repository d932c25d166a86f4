import styles from './EmojiSign.module.css'
import { useOwnEmoji } from './own-emoji.ts'

/** One emoji: Unicode as it is, `:name:` as its picture; what is gone stays a name. */
export function EmojiSign({ emoji }: { emoji: string }) {
  const own = useOwnEmoji().find(({ name }) => emoji === `:${name}:`)
  return own ? <img className={styles.own} src={own.url} alt="" /> : emoji
}
