import { IconAlertCircle, IconClock, IconDownload, IconRefresh, IconWifiOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './ConnectionLine.module.css'
import { Link } from './Link.tsx'

type Props = {
  state: 'online' | 'connecting' | 'offline'
  /** How many messages wait for the network; how many came back refused, and where they stand. */
  waiting?: number
  refused?: number
  href?: string | undefined
  /** A newer version is there: loads it. */
  renew?: (() => void) | undefined
}

/** A line under the head while the connection is gone, something was not sent or a newer version waits; silent otherwise. */
export function ConnectionLine({ state, waiting = 0, refused = 0, href, renew }: Props) {
  const { t } = useTranslation('kit')
  const Icon = { online: IconClock, connecting: IconRefresh, offline: IconWifiOff }[state]
  return (
    <div role="status" aria-live="polite" data-no-print>
      {(state !== 'online' || waiting > 0) && (
        <p className={styles.line}>
          <Icon aria-hidden />
          <span>
            {state !== 'online' && t(state)} {waiting > 0 && t('waiting', { count: waiting })}
          </span>
        </p>
      )}
      {refused > 0 && (
        <p className={styles.line}>
          <IconAlertCircle aria-hidden />
          <span>{t('refused', { count: refused })}</span>
          {href && <Link href={href}>{t('look')}</Link>}
        </p>
      )}
      {renew && (
        <p className={styles.line}>
          <IconDownload aria-hidden />
          <span>{t('newer')}</span>
          <button type="button" onClick={renew}>
            {t('renew')}
          </button>
        </p>
      )}
    </div>
  )
}
