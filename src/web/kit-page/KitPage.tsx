import { Actions } from './Actions.tsx'
import { Asking } from './Asking.tsx'
import styles from './KitPage.module.css'
import { Saying } from './Saying.tsx'
import { Showing } from './Showing.tsx'

export function KitPage() {
  return (
    <main className={styles.page}>
      <h1>
        Bausteine und <em>Zustände</em>
      </h1>
      <p className={styles.lead}>Was die anderen Seiten nicht zeigen: Zustände, Fehler, Leere, Warten.</p>
      <Showing />
      <div className={styles.grid}>
        <Actions />
        <Asking />
        <Saying />
      </div>
    </main>
  )
}
