import { useState } from 'react'
import { listChannels } from '#modules/chat/contract.ts'
import { Form } from '#web/Form.tsx'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { FieldError } from '#web/kit/Field.tsx'
import { CheckField, TextField } from '#web/kit/fields.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction, useQuery } from '#web/query.ts'
import { addWebhook, editWebhook, listWebhooks, type Webhook } from '../contract.ts'
import { isOfMessages } from '../kinds.ts'
import styles from './Integrations.module.css'
import { useSaid } from './said.ts'

type DialogProps = { one: Webhook | undefined; onClose: () => void; onSecret: (secret: string) => void }

/** A new webhook, or what is changed of one. */
export function OutgoingDialog({ one, onClose, onSecret }: DialogProps) {
  const { t, refused, heard } = useSaid()
  const { data } = useQuery(listWebhooks, {})
  const [name, setName] = useState(one?.name ?? '')
  const [url, setUrl] = useState(one?.url ?? '')
  const [hears, setHears] = useState<string[]>(one?.hears ?? [])
  const [channelIds, setChannelIds] = useState(one?.channels.map(({ id }) => id) ?? [])
  const [tried, setTried] = useState(false)
  const add = useAction(addWebhook, {
    refreshes: [listWebhooks],
    onDone({ secret }) {
      onClose()
      onSecret(secret)
    },
  })
  const edit = useAction(editWebhook, {
    refreshes: [listWebhooks],
    onDone() {
      onClose()
      toast({ text: t('saved') })
    },
  })
  const { isPending, error } = one ? edit : add
  const readsTalk = hears.some(isOfMessages)
  const submit = () => {
    setTried(true)
    if (!name.trim() || !url.trim() || hears.length === 0) return
    const wish = { name, url, hears, channelIds: readsTalk ? channelIds : [] }
    if (one) edit.mutate({ webhookId: one.id, ...wish })
    else add.mutate(wish)
  }
  const code = error?.code
  return (
    <Dialog open onClose={onClose} title={t(one ? 'out.edit' : 'out.add')} size={560}>
      <Form
        module="webhooks"
        refused={error}
        inPlace={['bad_url', 'needs_channel', 'no_such_channel']}
        busy={isPending}
        className={styles.form}
        onSubmit={submit}
      >
        <TextField
          label={t('name')}
          help={t('out.name_help')}
          value={name}
          maxLength={80}
          autoComplete="off"
          error={tried && !name.trim() && t('in.name_missing')}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={t('out.url')}
          help={t('out.url_help')}
          type="url"
          inputMode="url"
          placeholder="https://"
          value={url}
          maxLength={2_000}
          autoComplete="off"
          error={(code === 'bad_url' && refused(error)) || (tried && !url.trim() && t('refusal.bad_url'))}
          onChange={(event) => setUrl(event.target.value)}
        />
        <fieldset className={styles.choices}>
          <legend>{t('out.hears')}</legend>
          {data?.kinds.map((kind) => (
            <CheckField
              key={kind}
              label={heard(kind)}
              checked={hears.includes(kind)}
              onChange={() => setHears(toggled(hears, kind))}
            />
          ))}
          <FieldError error={tried && hears.length === 0 && t('out.hears_missing')} />
        </fieldset>
        {readsTalk && (
          <Channels
            chosen={channelIds}
            onChoose={(id) => setChannelIds(toggled(channelIds, id))}
            error={(code === 'needs_channel' || code === 'no_such_channel') && refused(error)}
          />
        )}
        <div className={styles.actions}>
          <Button look="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" busy={isPending && t('saving')}>
            {t(one ? 'save' : 'out.add')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

type ChannelsProps = { chosen: string[]; onChoose: (id: string) => void; error: string | false | undefined }

function Channels({ chosen, onChoose, error }: ChannelsProps) {
  const { t } = useSaid()
  const { data } = useQuery(listChannels, {})
  const channels = data?.items.filter(({ audience }) => audience !== 'direct')
  return (
    <fieldset className={styles.choices}>
      <legend>{t('out.channels')}</legend>
      <small>{t('out.channels_help')}</small>
      {channels?.length === 0 && <p>{t('out.no_channels')}</p>}
      {channels?.map(({ id, title }) => (
        <CheckField key={id} label={`#${title}`} checked={chosen.includes(id)} onChange={() => onChoose(id)} />
      ))}
      <FieldError error={error} />
    </fieldset>
  )
}

const toggled = (all: string[], one: string): string[] =>
  all.includes(one) ? all.filter((other) => other !== one) : [...all, one]
