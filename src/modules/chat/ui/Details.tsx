import { IconArchive, IconDoorExit, IconMailPlus, IconPencil, IconUserPlus, IconX } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { ColumnHead } from '#web/kit/ColumnHead.tsx'
import { ConfirmDialog } from '#web/kit/ConfirmDialog.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { RadioCards } from '#web/kit/RadioCards.tsx'
import type { ChannelDetail } from '../contract.ts'
import styles from './Details.module.css'
import { EditChannel } from './EditChannel.tsx'
import { InviteGuest } from './InviteGuest.tsx'
import { Members } from './Members.tsx'
import { type Chosen, PeoplePicker } from './PeoplePicker.tsx'
import { Sign } from './Sign.tsx'
import { useChannelDoings } from './use-channel-doings.ts'

type Props = { channel: ChannelDetail; name: string; back: string; onClose: () => void }
type Asking = 'archive' | 'add' | 'edit' | 'guest'

/** About a channel: what it is for, what reaches me, who is in it. */
export function Details({ channel, name, back, onClose }: Props) {
  const { t } = useTranslation('chat')
  const [asking, setAsking] = useState<Asking>()
  const close = () => setAsking(undefined)
  const doing = useChannelDoings(channel, name, close)
  const { can, level, id: channelId, archivedAt } = channel
  const isOpen = !archivedAt
  const ask = (what: Asking, icon: ReactNode, label: string) => (
    <Button look="soft" size="s" icon={icon} onClick={() => setAsking(what)}>
      {label}
    </Button>
  )
  return (
    <>
      <ColumnHead
        title={t(channel.audience === 'direct' ? 'details_direct' : 'details')}
        back={back}
        actions={
          <IconButton label={t('close')} onClick={onClose}>
            <IconX aria-hidden />
          </IconButton>
        }
      />
      <div className={styles.details}>
        <About channel={channel} name={name} />
        <div className={styles.buttons}>
          {can.manage && isOpen && ask('edit', <IconPencil aria-hidden />, t('edit'))}
          {can.add && ask('add', <IconUserPlus aria-hidden />, t('add_people'))}
          {can.manage && isOpen && ask('guest', <IconMailPlus aria-hidden />, t('invite_guest'))}
        </div>
        {channel.isJoined && level && isOpen && (
          <RadioCards
            label={t('level')}
            cards={(['everything', 'mine', 'nothing'] as const).map((value) => ({
              value,
              label: t(`level_${value}`),
              text: t(`level_${value}_text`),
            }))}
            value={level}
            onChange={(value) => doing.level.mutate({ channelId, level: value as typeof level })}
          />
        )}
        <Members channel={channel} />
        <div className={styles.buttons}>
          {can.leave && (
            <Button
              look="line"
              size="s"
              icon={<IconDoorExit aria-hidden />}
              onClick={() => doing.leave.mutate({ channelId })}
            >
              {t('leave')}
            </Button>
          )}
          {can.manage && (
            <Button
              look="line"
              size="s"
              icon={<IconArchive aria-hidden />}
              onClick={() => (archivedAt ? doing.unarchive.mutate({ channelId }) : setAsking('archive'))}
            >
              {t(archivedAt ? 'unarchive' : 'archive')}
            </Button>
          )}
        </div>
      </div>
      <ConfirmDialog
        open={asking === 'archive'}
        question={t('archive_question', { name })}
        text={t('archive_text')}
        keep={t('archive_keep')}
        confirm={t('archive')}
        onKeep={close}
        onConfirm={() => doing.archive.mutate({ channelId })}
      />
      {asking === 'add' && (
        <AddPeople onClose={close} onAdd={(memberIds) => doing.add.mutate({ channelId, memberIds })} />
      )}
      {asking === 'edit' && <EditChannel channel={channel} onClose={close} />}
      {asking === 'guest' && <InviteGuest channelId={channelId} name={name} onClose={close} />}
    </>
  )
}

function About({ channel, name }: { channel: ChannelDetail; name: string }) {
  const { t, i18n } = useTranslation('chat')
  const { audience, circle, topic, createdBy, createdAt } = channel
  const when = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' }).format(new Date(createdAt))
  return (
    <div className={styles.about}>
      <h3>{name}</h3>
      {topic && <p>{topic}</p>}
      <p className={styles.seen}>
        {audience !== 'direct' && <Sign audience={audience} />}
        {t(`seen_by_${audience}`, { circle: circle?.name })}
      </p>
      {createdBy && audience !== 'direct' && <small>{t('begun_by', { name: createdBy.name, when })}</small>}
    </div>
  )
}

function AddPeople({ onClose, onAdd }: { onClose: () => void; onAdd: (memberIds: string[]) => void }) {
  const { t } = useTranslation('chat')
  const [chosen, setChosen] = useState<Chosen[]>([])
  const add = () => chosen.length > 0 && onAdd(chosen.map((one) => one.id))
  return (
    <Dialog open onClose={onClose} title={t('add_people')} actions={<Button onClick={add}>{t('add')}</Button>}>
      <PeoplePicker chosen={chosen} onChange={setChosen} most={50} />
    </Dialog>
  )
}
