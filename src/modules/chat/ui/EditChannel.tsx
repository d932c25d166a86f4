import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { TextArea, TextField } from '#web/kit/fields.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { type ChannelDetail, getChannel, listChannels, updateChannel } from '../contract.ts'
import styles from './Details.module.css'

export function EditChannel({ channel, onClose }: { channel: ChannelDetail; onClose: () => void }) {
  const { t } = useTranslation('chat')
  const [name, setName] = useState(channel.title)
  const [topic, setTopic] = useState(channel.topic)
  const [callUrl, setCallUrl] = useState(channel.callUrl ?? '')
  const save = useAction(updateChannel, {
    refreshes: [getChannel, listChannels],
    onDone: onClose,
    onRefused: ({ code, fields }) =>
      !fields.callUrl && toast({ text: t(`refusal.${code}`, { defaultValue: t('failed') }), kind: 'bad' }),
  })
  const submit = () =>
    name.trim() && save.mutate({ channelId: channel.id, name, topic, callUrl: callUrl.trim() || null })
  const actions = (
    <Button busy={save.isPending && t('saving')} onClick={submit}>
      {t('save')}
    </Button>
  )
  return (
    <Dialog open onClose={onClose} title={t('edit')} actions={actions}>
      <div className={styles.form}>
        <TextField
          label={t('name')}
          value={name}
          maxLength={80}
          error={!name.trim() && t('name_missing')}
          onChange={(event) => setName(event.target.value)}
        />
        <TextArea label={t('topic')} value={topic} maxLength={500} onChange={(event) => setTopic(event.target.value)} />
        <TextField
          label={t('call_url')}
          hint={t('optional')}
          help={t('call_url_help')}
          inputMode="url"
          placeholder="https://"
          value={callUrl}
          error={save.error?.fields.callUrl && t('call_url_wrong')}
          onChange={(event) => setCallUrl(event.target.value)}
        />
      </div>
    </Dialog>
  )
}
