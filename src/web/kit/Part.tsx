import type { ReactNode } from 'react'
import styles from './Part.module.css'

/** One matter of a long form or of settings: what it is about at the left, what one does at the right. */
export function Part({ title, text, children }: { title: string; text?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <div className={styles.about}>
        <h2>{title}</h2>
        {text && <p>{text}</p>}
      </div>
      <div className={styles.does}>{children}</div>
    </section>
  )
}
