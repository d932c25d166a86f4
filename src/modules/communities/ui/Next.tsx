/** What comes after this step, so that nobody wonders whether it is a trap: three lines at most. */

import styles from './Next.module.css'
import { useSaid } from './said.ts'

export function Next({ steps }: { steps: string[] }) {
  const { t } = useSaid()
  return (
    <section className={styles.next}>
      <h2>{t('ui.next.title')}</h2>
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  )
}
