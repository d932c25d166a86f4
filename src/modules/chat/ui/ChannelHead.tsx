import { IconInfoCircle, IconPin } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Purpose } from '#modules/mission/ui/Purpose.tsx'
import { inCommunity, useCommunitySlug } from '#web/community.ts'
import { ColumnHead } from '#web/kit/ColumnHead.tsx'
import { FaceStack } from '#web/kit/Face.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { pictureUrl } from '#web/pictures.ts'
import { useIsHere } from '#web/presence.ts'
import { type ChannelDetail, getChannel, listChannels } from '../contract.ts'

type Somebody = { id: string; name: string; face: string | null }
type Props = {
  channel: ChannelDetail | undefined
  name: string
  people: readonly Somebody[]
  onPins: () => void
  onDetails: () => void
}

export function ChannelHead({ channel, name, people, onPins, onDetails }: Props) {
  const { t } = useTranslation('chat')
  const slug = useCommunitySlug() ?? ''
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
            <IconButton label={t('conversation:pinned')} onClick={onPins}>
              <IconPin aria-hidden />
            </IconButton>
            <IconButton label={t('details')} onClick={onDetails}>
              <IconInfoCircle aria-hidden />
            </IconButton>
          </>
        )
      }
    />
  )
}
