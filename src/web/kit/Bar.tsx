import styles from './Bar.module.css'

/** How far something is: a line, and beside it in words. */
export function Bar({ label, done, whole, words }: { label: string; done: number; whole: number; words: string }) {
  return (
    <div className={styles.bar}>
      <progress aria-label={label} max={Math.max(1, whole)} value={Math.min(done, whole)} aria-valuetext={words} />
      <span>{words}</span>
    </div>
  )
}
