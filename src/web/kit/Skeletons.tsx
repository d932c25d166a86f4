import { useTranslation } from 'react-i18next'
import styles from './Skeletons.module.css'

const widths = ['38%', '92%', '64%', '30%', '80%', '55%']

/** Waiting in the real layout; stays invisible for the first 300 ms, because most waits are shorter. */
export function Skeletons({ like = 'rows', count = 3 }: { like?: 'rows' | 'cards' | 'text'; count?: number }) {
  const { t } = useTranslation('kit')
  return (
    <div className={styles.wait} role="status" aria-busy="true">
      <span className="sr">{t('loading')}</span>
      {Array.from({ length: count }, (_, row) => (
        <div key={widths[row] ?? row} className={styles[like]} aria-hidden="true">
          {like !== 'text' && <i className={styles.face} />}
          <i style={{ width: widths[(row * 3) % 6] }} />
          <i style={{ width: widths[(row * 3 + 1) % 6] }} />
          {like === 'rows' && <i style={{ width: widths[(row * 3 + 2) % 6] }} />}
        </div>
      ))}
    </div>
  )
}
