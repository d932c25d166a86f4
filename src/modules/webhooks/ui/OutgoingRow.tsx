import {
  IconDots,
  IconHistory,
  IconKey,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconSend,
  IconTrash,
} from '@tabler/icons-react'
import { useState } from 'react'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Menu } from '#web/kit/Menu.tsx'
import { StateWord } from '#web/kit/StateWord.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import {
  endWebhook,
  listSendings,
  listWebhooks,
  pauseWebhook,
  renewSecret,
  resumeWebhook,
  testWebhook,
  type Webhook,
} from '../contract.ts'
import { AskFirst, type Asking } from './AskFirst.tsx'
import styles from './Integrations.module.css'
import { useSaid } from './said.ts'

type RowProps = { one: Webhook; onEdit: () => void; onSecret: (secret: string) => void; onLook: () => void }

export function OutgoingRow({ one, onEdit, onSecret, onLook }: RowProps) {
  const { t, heard, when, sayRefused } = useSaid()
  const [asking, setAsking] = useState<Asking>()
  const doing = { refreshes: [listWebhooks, listSendings], onRefused: sayRefused }
  const test = useAction(testWebhook, { ...doing, onDone: () => toast({ text: t('out.tested') }) })
  const pause = useAction(pauseWebhook, doing)
  const resume = useAction(resumeWebhook, doing)
  const renew = useAction(renewSecret, { ...doing, onDone: ({ secret }) => onSecret(secret) })
  const end = useAction(endWebhook, { ...doing, onDone: () => toast({ text: t('ended') }) })
  const input = { webhookId: one.id }
  const edits = one.can.edit
  const items = [
    !one.pausedAt && { label: t('out.test'), icon: <IconSend aria-hidden />, onPick: () => test.mutate(input) },
    { label: t('out.history'), icon: <IconHistory aria-hidden />, onPick: onLook },
    edits && { label: t('out.edit'), icon: <IconPencil aria-hidden />, onPick: onEdit },
    edits && { label: t('out.renew'), icon: <IconKey aria-hidden />, onPick: () => setAsking('renew') },
    !one.pausedAt && {
      label: t('out.pause'),
      icon: <IconPlayerPause aria-hidden />,
      onPick: () => pause.mutate(input),
    },
    one.pausedAt !== null &&
      edits && { label: t('out.resume'), icon: <IconPlayerPlay aria-hidden />, onPick: () => resume.mutate(input) },
    {
      label: t('out.end'),
      icon: <IconTrash aria-hidden />,
      danger: true,
      parted: true,
      onPick: () => setAsking('end'),
    },
  ].filter((item) => item !== false)
  const channels = one.channels.map(({ title }) => `#${title}`)
  const hears = [...one.hears.map((kind) => heard(kind)), ...channels].join(' · ')
  const more = (
    <IconButton label={t('out.menu', { name: one.name })}>
      <IconDots aria-hidden />
    </IconButton>
  )
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <b>{one.name}</b>
        <small className={styles.url}>{one.url}</small>
        <small>{hears}</small>
        <div className={styles.facts}>
          <StateWord is={one.pausedAt ? 'rest' : one.last?.state === 'failed' ? 'bad' : 'good'}>
            {one.pausedBecause ? t(`because.${one.pausedBecause}`) : t('out.runs')}
          </StateWord>
          {one.last && (
            <small>
              {t(`state.${one.last.state}`)} · {when(one.last.at)}
            </small>
          )}
          <small>{t('made_by', { name: one.madeBy.name })}</small>
        </div>
      </div>
      <Menu button={more} items={items} />
      <AskFirst
        of="out"
        asking={asking}
        name={one.name}
        onKeep={() => setAsking(undefined)}
        onSure={(what) => (what === 'end' ? end : renew).mutate(input)}
      />
    </li>
  )
}
