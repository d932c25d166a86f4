import { useEffect, useRef, useState } from 'react'
import { listChannels } from '#modules/chat/contract.ts'
import { uploadPicture } from '#modules/files/contract.ts'
import { type Refused, upload } from '#web/call.ts'
import { Form } from '#web/Form.tsx'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { Face } from '#web/kit/Face.tsx'
import { FieldError } from '#web/kit/Field.tsx'
import { TextField } from '#web/kit/fields.tsx'
import { PickField } from '#web/kit/PickField.tsx'
import { toast } from '#web/kit/toast.ts'
import { pictureUrl } from '#web/pictures.ts'
import { useAction, useQuery } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { addIncoming, editIncoming, type IncomingHook, listIncoming } from '../contract-incoming.ts'
import styles from './Integrations.module.css'
import { useSaid } from './said.ts'

type DialogProps = { one: IncomingHook | undefined; onClose: () => void; onUrl: (url: string) => void }

/** A program that may write, or the name and picture of one. */
export function IncomingDialog({ one, onClose, onUrl }: DialogProps) {
  const { t, refused } = useSaid()
  const { community } = useHere()
  const channels = useQuery(listChannels, {}, { enabled: !one })
  const [name, setName] = useState(one?.name ?? '')
  const [channelId, setChannelId] = useState<string>()
  const [tried, setTried] = useState(false)
  const picture = usePicture()
  const add = useAction(addIncoming, {
    refreshes: [listIncoming],
    onDone({ url }) {
      onClose()
      onUrl(url)
    },
  })
  const edit = useAction(editIncoming, {
    refreshes: [listIncoming],
    onDone() {
      onClose()
      toast({ text: t('saved') })
    },
  })
  const { isPending, error } = one ? edit : add
  const submit = async () => {
    setTried(true)
    if (!name.trim() || (!one && !channelId)) return
    const sent = await picture.send()
    if (sent === 'refused') return
    const look = { name, ...(sent && { face: sent }) }
    if (one) edit.mutate({ hookId: one.id, ...look })
    else if (channelId) add.mutate({ channelId, ...look })
  }
  const busy = isPending || picture.isSending
  const photo = picture.shown ?? pictureUrl(community.slug, one?.face ?? null)
  const picks = channels.data?.items
    .filter(({ audience }) => audience !== 'direct')
    .map(({ id, title }) => ({ value: id, label: `#${title}` }))
  return (
    <Dialog open onClose={onClose} title={t(one ? 'in.edit' : 'in.add')}>
      <Form
        module="webhooks"
        refused={error}
        inPlace={['no_such_channel']}
        busy={busy}
        className={styles.form}
        onSubmit={() => void submit()}
      >
        <div className={styles.picture}>
          <Face person={{ id: one?.appId ?? 'new', name: name || '·', photo }} size={56} named />
          <Button look="soft" onClick={() => picture.field.current?.click()}>
            {t(photo ? 'in.choose_other' : 'in.choose')}
          </Button>
          <input
            ref={picture.field}
            hidden
            type="file"
            accept="image/png,image/gif,image/webp,image/jpeg"
            aria-label={t('in.choose')}
            onChange={(event) => picture.take(event.target.files?.[0])}
          />
        </div>
        <FieldError error={picture.error} />
        <TextField
          label={t('name')}
          help={t('in.name_help')}
          value={name}
          maxLength={80}
          autoComplete="off"
          error={tried && !name.trim() && t('in.name_missing')}
          onChange={(event) => setName(event.target.value)}
        />
        {!one && (
          <PickField
            label={t('in.channel')}
            picks={picks ?? []}
            value={channelId}
            onChange={setChannelId}
            error={
              (error?.code === 'no_such_channel' && refused(error)) || (tried && !channelId && t('in.channel_missing'))
            }
          />
        )}
        <div className={styles.actions}>
          <Button look="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" busy={busy && t('saving')}>
            {t(one ? 'save' : 'in.add')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

/** A picture chosen here, sent when the form is. */
function usePicture() {
  const { community } = useHere()
  const words = useRefusal('files')
  const field = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File>()
  const [shown, setShown] = useState<string>()
  const [isSending, setSending] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  useEffect(() => {
    if (!file) return
    const made = URL.createObjectURL(file)
    setShown(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return {
    field,
    shown,
    isSending,
    error: refused && words(refused),
    take(next: File | undefined) {
      if (next) setFile(next)
      setRefused(undefined)
    },
    async send(): Promise<string | undefined> {
      if (!file) return undefined
      setSending(true)
      try {
        return (await upload(uploadPicture, {}, file, { community: community.slug })).id
      } catch (error) {
        setRefused(error as Refused)
        return 'refused'
      } finally {
        setSending(false)
      }
    },
  }
}
