import { IconUserMinus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Face } from '#web/kit/Face.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Link } from '#web/kit/Link.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { toast } from '#web/kit/toast.ts'
import { pictureUrl } from '#web/pictures.ts'
import { useAction, useQuery } from '#web/query.ts'
import { type ChannelDetail, getChannel, listChannelMembers, removeFromChannel } from '../contract.ts'
import styles from './Details.module.css'

export function Members({ channel }: { channel: ChannelDetail }) {
  const { t } = useTranslation('chat')
  const { community, memberId } = useHere()
  const { data } = useQuery(
    listChannelMembers,
    { channelId: channel.id, most: 200 },
    { watch: { kinds: ['chat.channel_joined', 'chat.channel_left'] } },
  )
  const remove = useAction(removeFromChannel, {
    refreshes: [listChannelMembers, getChannel],
    onDone: (_, { memberId: gone }) =>
      toast({ text: t('removed', { name: data?.items.find((one) => one.id === gone)?.name ?? t('someone') }) }),
  })
  return (
    <section>
      <h4 className={styles.count}>{t('members', { count: channel.memberCount })}</h4>
      {!data && <Skeletons count={3} />}
      <ul>
        {data?.items.map((one) => (
          <li key={one.id} className={styles.member}>
            <Link className={styles.person} href={inCommunity(community.slug, 'people', one.id)}>
              <Face
                person={{ id: one.id, name: one.name, photo: pictureUrl(community.slug, one.face) }}
                size={34}
                named
              />
              <span>{one.name}</span>
            </Link>
            {channel.can.manage && one.id !== memberId && (
              <IconButton
                label={`${t('remove')}: ${one.name}`}
                onClick={() => remove.mutate({ channelId: channel.id, memberId: one.id })}
              >
                <IconUserMinus aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
