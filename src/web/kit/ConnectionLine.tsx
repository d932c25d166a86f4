import { IconAlertCircle, IconClock, IconRefresh, IconWifiOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './ConnectionLine.module.css'
import { Link } from './Link.tsx'

type Props = {
  state: 'online' | 'connecting' | 'offline'
  /** How many messages wait for the network; how many came back refused, and where they stand. */
  waiting?: number
  refused?: number
  href?: string | undefined
}

/** A line under the head while the connection is gone or something was not sent; silent otherwise. */
export function ConnectionLine({ state, waiting = 0, refused = 0, href }: Props) {
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
    </div>
  )
}
