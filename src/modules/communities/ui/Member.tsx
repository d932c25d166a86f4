/** Someone's profile, as far as they show it to me. */
import { IconMessageCircle, IconPencil } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { ButtonLink } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { StateWord } from '#web/kit/StateWord.tsx'
import { PersonFace } from '#web/PersonFace.tsx'
import { useIsHere } from '#web/presence.ts'
import { useQuery } from '#web/query.ts'
import { getMember, type Member as Shown } from '../contract.ts'
import { Facts, isBare } from './Facts.tsx'
import styles from './Member.module.css'
import { MemberMenu } from './MemberMenu.tsx'
import { PeoplePlace } from './PeoplePlace.tsx'
import { useSaid } from './said.ts'
import { Trouble } from './Trouble.tsx'

const kinds = ['communities.profile_', 'communities.role_', 'communities.standing_', 'communities.circle_']

export default function Member() {
  const { t } = useSaid()
  const { community } = useHere()
  const { member } = useParams({ strict: false }) as { member: string }
  const asked = useQuery(getMember, { memberId: member }, { watch: { kinds } })
  const one = asked.data
  const isGone = asked.error?.status === 404 || asked.error?.status === 422
  return (
    <PeoplePlace
      part="people"
      title={t('ui.member.title')}
      about={one?.name}
      back={inCommunity(community.slug, 'people')}
      actions={one && <MemberMenu one={one} />}
    >
      {isGone && <EmptyState title={t('ui.member.gone')} text={t('ui.member.gone_text')} />}
      {asked.error && !isGone && <Trouble error={asked.error} onAgain={() => void asked.refetch()} />}
      {asked.isPending && <Skeletons count={2} />}
      {one && <Profile one={one} />}
    </PeoplePlace>
  )
}

function Profile({ one }: { one: Shown }) {
  const { t } = useSaid()
  const { community } = useHere()
  const isBareNow = isBare(one)
  const edit = (
    <ButtonLink
      look={isBareNow ? 'primary' : 'soft'}
      icon={<IconPencil aria-hidden />}
      href={inCommunity(community.slug, 'profile')}
    >
      {t('ui.member.edit')}
    </ButtonLink>
  )
  return (
    <>
      <header className={styles.head}>
        <PersonFace person={one} size={96} />
        <div className={styles.words}>
          <h1 className={styles.name}>{one.name}</h1>
          <Meta one={one} />
          {one.standing !== 'active' && (
            <StateWord is={one.standing === 'suspended' ? 'rest' : 'bad'}>{t(`ui.standing.${one.standing}`)}</StateWord>
          )}
        </div>
        <div className={styles.acts}>
          {one.isMe && edit}
          {!one.isMe && one.standing === 'active' && (
            <ButtonLink
              icon={<IconMessageCircle aria-hidden />}
              href={`${inCommunity(community.slug, 'talk', 'new')}?member=${one.id}`}
            >
              {t('ui.member.write')}
            </ButtonLink>
          )}
        </div>
      </header>
      {one.about && <p className={styles.about}>{one.about}</p>}
      <Facts one={one} />
      {isBareNow && one.isMe && <EmptyState title={t('ui.member.empty_me')} text={t('ui.member.empty_me_text')} />}
      {isBareNow && !one.isMe && <p className={styles.quiet}>{t('ui.member.empty', { name: one.name })}</p>}
    </>
  )
}

function Meta({ one }: { one: Shown }) {
  const { t, role, day } = useSaid()
  const isHere = useIsHere(one.id)
  const words = [
    role(one),
    one.place,
    one.joinedAt && one.standing === 'active' && t('ui.member.since', { day: day(one.joinedAt) }),
    isHere && t('ui.member.here'),
  ]
  return <p className={styles.meta}>{words.filter(Boolean).join(' · ')}</p>
}
