import { IconRefresh, IconWifiOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './ConnectionLine.module.css'

/** A line under the head while the connection is gone; silent otherwise. */
export function ConnectionLine({ state }: { state: 'online' | 'connecting' | 'offline' }) {
  const { t } = useTranslation('kit')
  return (
    <div role="status" aria-live="polite" data-no-print>
      {state !== 'online' && (
        <p className={styles.line}>
          {state === 'offline' ? <IconWifiOff aria-hidden /> : <IconRefresh aria-hidden />}
          {t(state)}
        </p>
      )}
    </div>
  )
}
