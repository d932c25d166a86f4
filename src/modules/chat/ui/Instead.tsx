import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { useAction } from '#web/query.ts'
import { type ChannelDetail, getChannel, joinChannel, listChannels } from '../contract.ts'
import styles from './Instead.module.css'

/** Where the composer would be: archived, or not joined yet. */
export function Instead({ channel }: { channel: ChannelDetail }) {
  const { t } = useTranslation('chat')
  const join = useAction(joinChannel, { refreshes: [getChannel, listChannels] })
  const button = channel.can.join && (
    <Button busy={join.isPending && t('joining')} onClick={() => join.mutate({ channelId: channel.id })}>
      {t('join')}
    </Button>
  )
  return (
    <div className={styles.instead}>
      <Notice action={button}>{channel.archivedAt ? t('archived_line') : t('not_joined')}</Notice>
    </div>
  )
}
