import { IconArchive, IconDoorExit, IconPencil, IconUserPlus, IconX } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inCommunity, useCommunitySlug } from '#web/community.ts'
import { Button } from '#web/kit/Button.tsx'
import { ColumnHead } from '#web/kit/ColumnHead.tsx'
import { ConfirmDialog } from '#web/kit/ConfirmDialog.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { RadioCards } from '#web/kit/RadioCards.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import {
  addToChannel,
  archiveChannel,
  type ChannelDetail,
  getChannel,
  leaveChannel,
  listChannelMembers,
  listChannels,
  setLevel,
  unarchiveChannel,
} from '../contract.ts'
import styles from './Details.module.css'
import { EditChannel } from './EditChannel.tsx'
import { Members } from './Members.tsx'
import { type Chosen, PeoplePicker } from './PeoplePicker.tsx'

type Somebody = { id: string; name: string; face: string | null }
type Props = { channel: ChannelDetail; name: string; people: readonly Somebody[]; back: string; onClose: () => void }
type Asking = 'archive' | 'add' | 'edit'

/** About a channel: what it is for, who is in it, what reaches me. */
export function Details({ channel, name, back, onClose }: Props) {
  const { t } = useTranslation('chat')
  const [asking, setAsking] = useState<Asking>()
  const close = () => setAsking(undefined)
  const doing = useDoing(channel, name, close)
  const { can, level } = channel
  return (
    <>
      <ColumnHead
        title={t('details')}
        back={back}
        actions={
          <IconButton label={t('close')} onClick={onClose}>
            <IconX aria-hidden />
          </IconButton>
        }
      />
      <div className={styles.details}>
        <h3>{name}</h3>
        {channel.topic && <p>{channel.topic}</p>}
        <div className={styles.buttons}>
          {can.manage && !channel.archivedAt && (
            <Button look="soft" size="s" icon={<IconPencil aria-hidden />} onClick={() => setAsking('edit')}>
              {t('edit')}
            </Button>
          )}
          {can.add && (
            <Button look="soft" size="s" icon={<IconUserPlus aria-hidden />} onClick={() => setAsking('add')}>
              {t('add_people')}
            </Button>
          )}
        </div>
        {channel.isJoined && level && (
          <RadioCards
            label={t('level')}
            cards={(['everything', 'mine', 'nothing'] as const).map((value) => ({ value, label: t(`level_${value}`) }))}
            value={level}
            onChange={(value) => doing.level.mutate({ channelId: channel.id, level: value as typeof level })}
          />
        )}
        <Members channel={channel} />
        <div className={styles.buttons}>
          {can.leave && (
            <Button
              look="line"
              size="s"
              icon={<IconDoorExit aria-hidden />}
              onClick={() => doing.leave.mutate({ channelId: channel.id })}
            >
              {t('leave')}
            </Button>
          )}
          {can.manage && (
            <Button
              look="line"
              size="s"
              icon={<IconArchive aria-hidden />}
              onClick={() =>
                channel.archivedAt ? doing.unarchive.mutate({ channelId: channel.id }) : setAsking('archive')
              }
            >
              {t(channel.archivedAt ? 'unarchive' : 'archive')}
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
        onConfirm={() => doing.archive.mutate({ channelId: channel.id })}
      />
      {asking === 'add' && (
        <AddPeople onClose={close} onAdd={(ids) => doing.add.mutate({ channelId: channel.id, memberIds: ids })} />
      )}
      {asking === 'edit' && <EditChannel channel={channel} onClose={close} />}
    </>
  )
}

function useDoing(channel: ChannelDetail, name: string, onDone: () => void) {
  const { t } = useTranslation('chat')
  const slug = useCommunitySlug() ?? ''
  const navigate = useNavigate()
  const refreshes = [getChannel, listChannels, listChannelMembers]
  const onRefused = ({ code }: { code: string }) =>
    toast({ text: t(`refusal.${code}`, { defaultValue: t('failed') }), kind: 'bad' })
  return {
    level: useAction(setLevel, { refreshes, onRefused, onDone: () => toast({ text: t('level_saved') }) }),
    archive: useAction(archiveChannel, { refreshes, onRefused, onDone }),
    unarchive: useAction(unarchiveChannel, { refreshes, onRefused }),
    leave: useAction(leaveChannel, {
      refreshes,
      onRefused,
      onDone() {
        toast({ text: t('left', { name }) })
        void navigate({ to: inCommunity(slug, 'talk', ...(channel.audience === 'circle' ? [] : [channel.id])) })
      },
    }),
    add: useAction(addToChannel, {
      refreshes,
      onRefused,
      onDone() {
        onDone()
        toast({ text: t('added') })
      },
    }),
  }
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
