import { useTranslation } from 'react-i18next'
import styles from './lines.module.css'
import { dayName } from './when-said.ts'

/** Hairlines with the date between. */
export function DayLine({ at }: { at: string }) {
  const { i18n } = useTranslation()
  return (
    <div className={styles.day}>
      <span>{dayName(at, i18n.language)}</span>
    </div>
  )
}

/** Where the reader stopped: "Neu seit gestern Abend". */
export function UnreadLine({ at }: { at: string }) {
  const { t } = useTranslation('conversation')
  return (
    <div className={styles.unread}>
      <span>{t(sinceKey(at))}</span>
    </div>
  )
}

/** "3 Antworten" between the first message of a thread and the rest. */
export function CountLine({ count }: { count: number }) {
  const { t } = useTranslation('conversation')
  return (
    <div className={styles.count}>
      <span>{count === 0 ? t('no_replies') : t('replies', { count })}</span>
    </div>
  )
}

function sinceKey(at: string, now = new Date()): string {
  const date = new Date(at)
  const days = Math.round((new Date(now).setHours(0, 0, 0, 0) - new Date(date).setHours(0, 0, 0, 0)) / 86_400_000)
  const part = date.getHours() >= 17 ? 'evening' : date.getHours() < 11 ? 'morning' : 'noon'
  if (days === 0) return `since.today_${part}`
  if (days === 1) return `since.yesterday_${part}`
  return 'since.earlier'
}
