import { IconInfoCircle, IconPin, IconVideo } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Purpose } from '#modules/mission/ui/Purpose.tsx'
import { inCommunity, useCommunitySlug } from '#web/community.ts'
import { ColumnHead } from '#web/kit/ColumnHead.tsx'
import { FaceStack } from '#web/kit/Face.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { toast } from '#web/kit/toast.ts'
import { useOffered } from '#web/offered.ts'
import { pictureUrl } from '#web/pictures.ts'
import { useIsHere } from '#web/presence.ts'
import { useAction } from '#web/query.ts'
import { type ChannelDetail, getChannel, listChannels } from '../contract.ts'
import { startCall } from '../contract-calls.ts'

type Somebody = { id: string; name: string; face: string | null }
type Props = {
  channel: ChannelDetail | undefined
  name: string
  people: readonly Somebody[]
  /** Opens a pane: the pins, the details or what else stands beside it. */
  onShow: (what: string) => void
}

export function ChannelHead({ channel, name, people, onShow }: Props) {
  const { t } = useTranslation('chat')
  const slug = useCommunitySlug() ?? ''
  const { beside } = useOffered()
  const say = useAction(startCall, {
    onRefused: ({ code }) => toast({ text: t(`refusal.${code}`, { defaultValue: t('failed') }), kind: 'bad' }),
  })
  // Opened at once, as browsers only let a press do; the others are told where.
  const call = (url: string | null) => {
    if (!channel || !url) return
    window.open(url, '_blank', 'noopener')
    say.mutate({ subjectId: channel.id })
  }
  const isHere = useIsHere(people.length === 1 ? people[0]?.id : undefined)
  const shown = (channel?.faces ?? []).map(({ id, name: who, face }) => ({
    id,
    name: who,
    photo: pictureUrl(slug, face),
  }))
  const why = channel && (channel.purpose || channel.can.manage) && (
    <Purpose
      subjectId={channel.id}
      purpose={channel.purpose}
      maySet={channel.can.manage}
      refreshes={[getChannel, listChannels]}
    />
  )
  const below = channel?.topic || (isHere ? t('here') : undefined)
  return (
    <ColumnHead
      title={name}
      level={1}
      back={inCommunity(slug, 'talk')}
      showsList
      {...(why && { beside: why })}
      {...(below && { below })}
      {...(shown.length > 0 && {
        wide: (
          <FaceStack
            people={shown.slice(0, 3)}
            total={channel?.memberCount ?? shown.length}
            ground="surface"
            label={t('members', { count: channel?.memberCount ?? shown.length })}
          />
        ),
      })}
      actions={
        channel && (
          <>
            {channel.callUrl && channel.can.talk && (
              <IconButton label={t('call')} onClick={() => call(channel.callUrl)}>
                <IconVideo aria-hidden />
              </IconButton>
            )}
            <IconButton label={t('conversation:pinned')} onClick={() => onShow('pins')}>
              <IconPin aria-hidden />
            </IconButton>
            {beside.map(({ name: what, label, icon: Icon }) => (
              <IconButton key={what} label={t(label as 'details')} onClick={() => onShow(what)}>
                <Icon aria-hidden />
              </IconButton>
            ))}
            <IconButton label={t('details')} onClick={() => onShow('details')}>
              <IconInfoCircle aria-hidden />
            </IconButton>
          </>
        )
      }
    />
  )
}
