import { useTranslation } from 'react-i18next'
import styles from './DateBadge.module.css'

/** Day and month of an event; readers hear the whole date. */
export function DateBadge({
  date,
  timeZone,
  size = 'm',
  soft,
}: {
  date: string
  timeZone?: string
  size?: 'm' | 'l' | 'xl'
  soft?: boolean
}) {
  const { i18n } = useTranslation('kit')
  const when = new Date(date)
  const say = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(i18n.language, { timeZone, ...options }).format(when)
  return (
    <time className={styles.badge} dateTime={date} data-size={size} data-soft={soft || undefined}>
      <span className="sr">{say({ dateStyle: 'full' })}</span>
      <b aria-hidden="true">{say({ day: 'numeric' }).replace(/\D+$/, '')}</b>
      <span aria-hidden="true">{say({ month: 'short' }).replace(/\.$/, '')}</span>
    </time>
  )
}
