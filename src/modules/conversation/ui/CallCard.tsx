import { IconVideo } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#web/kit/Button.tsx'
import styles from './CallCard.module.css'

/** Someone calls: where, and the way in. The room is elsewhere, so it opens beside. */
export function CallCard({ link, host, by }: { link: string; host: string; by: string }) {
  const { t } = useTranslation('conversation')
  return (
    <section className={styles.card} aria-label={t('call')}>
      <span className={styles.sign}>
        <IconVideo aria-hidden />
      </span>
      <div className={styles.words}>
        <b>{t('call_by', { name: by })}</b>
        <small>{host}</small>
      </div>
      <ButtonLink href={link} target="_blank" rel="noopener noreferrer" size="s">
        {t('call_join')}
      </ButtonLink>
    </section>
  )
}
