import { useTranslation } from 'react-i18next'
import type { ChannelDetail } from '../contract.ts'
import styles from './Beginning.module.css'

/** Above the oldest message: what this is; where nothing was said yet it is the empty state. */
export function Beginning({ channel, name }: { channel: ChannelDetail; name: string }) {
  const { t, i18n } = useTranslation('chat')
  const isDirect = channel.audience === 'direct'
  const when = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' }).format(new Date(channel.createdAt))
  return (
    <div className={styles.beginning}>
      <p className={styles.title}>{isDirect ? name : t('begin', { name })}</p>
      <p>{isDirect ? t('quiet_direct') : channel.topic || t('quiet_text')}</p>
      {channel.createdBy && !isDirect && <small>{t('begun_by', { name: channel.createdBy.name, when })}</small>}
    </div>
  )
}
