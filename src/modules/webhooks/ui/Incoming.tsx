/** The programs that may write here. */
import { IconDots, IconKey, IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { Face } from '#web/kit/Face.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Menu } from '#web/kit/Menu.tsx'
import { Part } from '#web/kit/Part.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { toast } from '#web/kit/toast.ts'
import { pictureUrl } from '#web/pictures.ts'
import { useAction, useQuery } from '#web/query.ts'
import { endIncoming, type IncomingHook, listIncoming, renewAddress } from '../contract-incoming.ts'
import { AskFirst, type Asking } from './AskFirst.tsx'
import { IncomingDialog } from './IncomingDialog.tsx'
import styles from './Integrations.module.css'
import { Again } from './Outgoing.tsx'
import { SecretOnce } from './SecretOnce.tsx'
import { useSaid } from './said.ts'

export function Incoming() {
  const { t } = useSaid()
  const { data, error, refetch } = useQuery(listIncoming, {})
  const [editing, setEditing] = useState<IncomingHook | 'new'>()
  const [url, setUrl] = useState<string>()
  return (
    <Part title={t('in.title')} text={t('in.text')}>
      {!data && !error && <Skeletons count={2} />}
      {!data && error && <Again onAgain={() => void refetch()} />}
      {data?.items.length === 0 && (
        <div className={styles.none}>
          <b>{t('in.none')}</b>
          <p>{t('in.none_text')}</p>
        </div>
      )}
      {data && data.items.length > 0 && (
        <ul className={styles.rows}>
          {data.items.map((one) => (
            <Row key={one.id} one={one} onEdit={() => setEditing(one)} onUrl={setUrl} />
          ))}
        </ul>
      )}
      {data && (
        <div>
          <Button look="soft" onClick={() => setEditing('new')}>
            {t('in.add')}
          </Button>
        </div>
      )}
      {editing && (
        <IncomingDialog
          one={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
          onUrl={setUrl}
        />
      )}
      {url && <SecretOnce label={t('in.url')} text={t('in.url_text')} value={url} onClose={() => setUrl(undefined)} />}
    </Part>
  )
}

type RowProps = { one: IncomingHook; onEdit: () => void; onUrl: (url: string) => void }

function Row({ one, onEdit, onUrl }: RowProps) {
  const { t, when, sayRefused } = useSaid()
  const { community } = useHere()
  const [asking, setAsking] = useState<Asking>()
  const doing = { refreshes: [listIncoming], onRefused: sayRefused }
  const renew = useAction(renewAddress, { ...doing, onDone: ({ url }) => onUrl(url) })
  const end = useAction(endIncoming, { ...doing, onDone: () => toast({ text: t('ended') }) })
  const input = { hookId: one.id }
  const items = [
    { label: t('in.edit'), icon: <IconPencil aria-hidden />, onPick: onEdit },
    one.can.edit && { label: t('in.renew'), icon: <IconKey aria-hidden />, onPick: () => setAsking('renew') },
    {
      label: t('out.end'),
      icon: <IconTrash aria-hidden />,
      danger: true,
      parted: true,
      onPick: () => setAsking('end'),
    },
  ].filter((item) => item !== false)
  const more = (
    <IconButton label={t('out.menu', { name: one.name })}>
      <IconDots aria-hidden />
    </IconButton>
  )
  return (
    <li className={styles.row}>
      <Face person={{ id: one.appId, name: one.name, photo: pictureUrl(community.slug, one.face) }} size={40} named />
      <div className={styles.what}>
        <b>{one.name}</b>
        <small>{one.channel ? t('in.in', { channel: `#${one.channel.title}` }) : t('in.somewhere')}</small>
        <div className={styles.facts}>
          <small>{one.usedAt ? t('in.used', { when: when(one.usedAt) }) : t('in.never')}</small>
          <small>{t('made_by', { name: one.madeBy.name })}</small>
        </div>
      </div>
      <Menu button={more} items={items} />
      <AskFirst
        of="in"
        asking={asking}
        name={one.name}
        onKeep={() => setAsking(undefined)}
        onSure={(what) => (what === 'end' ? end : renew).mutate(input)}
      />
    </li>
  )
}
