import type { ReactNode } from 'react'
import styles from './Account.module.css'

/** One matter of the account: what it is about at the left, what one does at the right. */
export function Part({ title, text, children }: { title: string; text?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <div className={styles.about}>
        <h2>{title}</h2>
        {text && <p className={styles.quiet}>{text}</p>}
      </div>
      <div className={styles.does}>{children}</div>
    </section>
  )
}
