/** Someone's profile, as far as they show it to me. */
import { IconMessageCircle, IconPencil } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { ButtonLink } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Face } from '#web/kit/Face.tsx'
import { Link } from '#web/kit/Link.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { StateWord } from '#web/kit/StateWord.tsx'
import { pictureUrl } from '#web/pictures.ts'
import { useQuery } from '#web/query.ts'
import { getMember, type Member as Shown } from '../contract.ts'
import { MemberMenu } from './MemberMenu.tsx'
import styles from './People.module.css'
import { PeoplePlace } from './PeoplePlace.tsx'
import { useSaid } from './said.ts'
import { Tags } from './Tags.tsx'
import { Trouble } from './Trouble.tsx'

export default function Member() {
  const { t } = useSaid()
  const { community } = useHere()
  const { member } = useParams({ strict: false }) as { member: string }
  const kinds = ['communities.profile_', 'communities.role_', 'communities.standing_', 'communities.circle_']
  const asked = useQuery(getMember, { memberId: member }, { watch: { kinds } })
  const one = asked.data
  return (
    <PeoplePlace
      part="people"
      title={one?.name ?? t('ui.way.people')}
      back={inCommunity(community.slug, 'people')}
      actions={one && <MemberMenu one={one} />}
    >
      {asked.error?.status === 404 && <EmptyState title={t('ui.member.gone')} text={t('ui.member.gone_text')} />}
      {asked.error && asked.error.status !== 404 && (
        <Trouble error={asked.error} onAgain={() => void asked.refetch()} />
      )}
      {asked.isPending && <Skeletons count={2} />}
      {one && <Profile one={one} />}
    </PeoplePlace>
  )
}

function Profile({ one }: { one: Shown }) {
  const { t, role, day } = useSaid()
  const { community } = useHere()
  const { slug } = community
  const person = { id: one.id, name: one.name, photo: pictureUrl(slug, one.face) }
  const button = one.isMe ? (
    <ButtonLink look="soft" icon={<IconPencil aria-hidden />} href={inCommunity(slug, 'profile')}>
      {t('ui.member.edit')}
    </ButtonLink>
  ) : (
    <ButtonLink icon={<IconMessageCircle aria-hidden />} href={`${inCommunity(slug, 'talk', 'new')}?member=${one.id}`}>
      {t('ui.member.write')}
    </ButtonLink>
  )
  const words = [role(one), one.place, one.joinedAt && t('ui.member.since', { day: day(one.joinedAt) })]
  return (
    <>
      <div className={styles.person}>
        <Face person={person} size={96} named />
        <div className={styles.words}>
          <p className={styles.quiet}>{words.filter(Boolean).join(' · ')}</p>
          {one.standing !== 'active' && (
            <StateWord is={one.standing === 'suspended' ? 'rest' : 'bad'}>{t(`ui.standing.${one.standing}`)}</StateWord>
          )}
          <div className={`${styles.buttons} ${styles.spaced}`}>{one.standing === 'active' && button}</div>
        </div>
      </div>
      <Facts one={one} />
    </>
  )
}

function Facts({ one }: { one: Shown }) {
  const { t } = useSaid()
  const { community } = useHere()
  const isEmpty =
    !one.about && !one.gives && [one.skills, one.interests, one.links, one.circles].every((all) => !all[0])
  if (isEmpty && one.isMe) return <EmptyState title={t('ui.member.empty_me')} text={t('ui.member.empty_me_text')} />
  if (isEmpty) return <p className={styles.quiet}>{t('ui.member.empty', { name: one.name })}</p>
  const circles = one.circles.map((circle) => (
    <li key={circle.id}>
      <Link className={styles.tag} href={inCommunity(community.slug, 'circles', circle.id)}>
        {circle.name}
        {circle.isHost && <span className={styles.role}>{t('ui.circle.host')}</span>}
      </Link>
    </li>
  ))
  const links = one.links.map((link) => (
    <li key={link}>
      <a className="link" href={link} target="_blank" rel="noreferrer nofollow">
        {link.replace(/^https?:\/\//, '')}
      </a>
    </li>
  ))
  return (
    <dl className={styles.facts}>
      {one.about && <Fact name={t('ui.shown.about')}>{<p className={styles.text}>{one.about}</p>}</Fact>}
      {one.gives && <Fact name={t('ui.shown.gives')}>{<p className={styles.text}>{one.gives}</p>}</Fact>}
      {one.skills.length > 0 && <Fact name={t('ui.shown.skills')}>{<Tags words={one.skills} />}</Fact>}
      {one.interests.length > 0 && <Fact name={t('ui.shown.interests')}>{<Tags words={one.interests} />}</Fact>}
      {circles.length > 0 && <Fact name={t('ui.way.circles')}>{<ul className={styles.tags}>{circles}</ul>}</Fact>}
      {links.length > 0 && <Fact name={t('ui.shown.links')}>{<ul>{links}</ul>}</Fact>}
    </dl>
  )
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)
