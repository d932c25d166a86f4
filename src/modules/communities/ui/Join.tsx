/** The door of a community that one comes to by oneself: what it is for, and how one comes in. */
import { useParams } from '@tanstack/react-router'
import { getCharter } from '#modules/mission/contract.ts'
import { me } from '#modules/people/contract.ts'
import { CommunityProvider, inCommunity } from '#web/community.ts'
import { Door, doorStyles as styles } from '#web/door/Door.tsx'
import { enter, withNext } from '#web/door/next.ts'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { FieldError } from '#web/kit/Field.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { useMe } from '#web/me.ts'
import { NotFound } from '#web/NotFound.tsx'
import { useAction, useQuery } from '#web/query.ts'
import { type Community, getCommunity } from '../contract.ts'
import { askToJoin, join, withdrawRequest } from '../contract-joining.ts'
import { Arrive } from './Arrive.tsx'
import { Next } from './Next.tsx'
import { useSaid } from './said.ts'
import { useAccent } from './use-accent.ts'
import { type CharterShown, Welcome } from './Welcome.tsx'

export default function Join() {
  const { community } = useParams({ strict: false }) as { community: string }
  return (
    <CommunityProvider value={community}>
      <Landing />
    </CommunityProvider>
  )
}

function Landing() {
  const { t, refused } = useSaid()
  const asked = useQuery(getCommunity, {})
  const account = useMe()
  const one = asked.data
  useAccent(one?.color)
  const charter = useQuery(getCharter, {}, { enabled: one !== undefined && one.charterVersion !== null }).data
  if (asked.error?.status === 404) return <NotFound />
  if (asked.error)
    return (
      <Door title={t('ui.error.title')} lead={refused(asked.error)}>
        <div className={styles.actions}>
          <Button look="soft" onClick={() => void asked.refetch()}>
            {t('ui.again')}
          </Button>
        </div>
      </Door>
    )
  if (!one || account.isPending) return <Skeletons />
  const picture = <Welcome name={one.name} mission={one.mission} charter={charter} />
  return (
    <Door title={t('ui.invitation.title', { community: one.name })} lead={leadOf(one, t)} picture={picture}>
      <Way one={one} isSignedOut={account.data === undefined} charter={charter} />
    </Door>
  )
}

/** How one comes in here, in a sentence; who already has a place needs none. */
function leadOf(one: Community, t: (key: string) => string): string | undefined {
  if (one.me && one.me.standing !== 'left') return undefined
  return t(`ui.join.lead.${one.joining}`)
}

type WayProps = { one: Community; isSignedOut: boolean; charter: CharterShown | undefined }

function Way({ one, isSignedOut, charter }: WayProps) {
  const { t } = useSaid()
  const standing = one.me?.standing
  if (standing === 'active')
    return (
      <div className={styles.fields}>
        <p>{t('ui.invitation.isMember')}</p>
        <ButtonLink href={inCommunity(one.slug)} size="l" wide>
          {t('ui.invitation.enter')}
        </ButtonLink>
      </div>
    )
  if (standing === 'requested') return <Asked />
  if (standing === 'suspended' || standing === 'banned')
    return (
      <div className={styles.fields}>
        <Notice is="warn">{t(`refusal.${standing}`)}</Notice>
      </div>
    )
  if (one.joining === 'invitation') return null
  if (isSignedOut) return <Doors one={one} />
  return <Coming one={one} charter={charter} />
}

function Doors({ one }: { one: Community }) {
  const { t } = useSaid()
  const next = `/join/${one.slug}`
  const steps = one.joining === 'open' ? ['account', 'name', 'in'] : ['account', 'questions', 'answer']
  return (
    <div className={styles.fields}>
      <div className={styles.actions}>
        <ButtonLink href={withNext('/sign-up', next)} size="l" wide>
          {t('ui.join.sign_up')}
        </ButtonLink>
        <ButtonLink href={withNext('/sign-in', next)} look="line" size="l" wide>
          {t('ui.invitation.signIn')}
        </ButtonLink>
      </div>
      <Next steps={steps.map((step) => t(`ui.next.${step}`))} />
    </div>
  )
}

function Coming({ one, charter }: { one: Community; charter: CharterShown | undefined }) {
  const { t } = useSaid()
  const isOpen = one.joining === 'open'
  const walk = useAction(join, { onDone: () => enter(inCommunity(one.slug)) })
  const ask = useAction(askToJoin, { refreshes: [getCommunity, me] })
  const doing = isOpen ? walk : ask
  return (
    <Arrive
      alias={one.alias}
      questions={isOpen ? [] : one.joiningQuestions}
      charterVersion={one.charterVersion}
      charter={charter}
      refused={doing.error}
      busy={doing.isPending || doing.isSuccess}
      verb={t(isOpen ? 'ui.invitation.join' : 'ui.join.ask')}
      onSend={(arriving) => doing.mutate(arriving)}
    />
  )
}

function Asked() {
  const { t, refused } = useSaid()
  const withdraw = useAction(withdrawRequest, { refreshes: [getCommunity, me] })
  return (
    <div className={styles.fields}>
      <Notice is="good">{t('ui.join.asked')}</Notice>
      <Next steps={[t('ui.next.read'), t('ui.next.letter'), t('ui.next.in')]} />
      <div className={styles.ways}>
        <Button look="quiet" size="s" busy={withdraw.isPending && t('ui.saving')} onClick={() => withdraw.mutate({})}>
          {t('ui.circle.take_back')}
        </Button>
        <ButtonLink look="quiet" size="s" href="/">
          {t('ui.join.elsewhere')}
        </ButtonLink>
      </div>
      <FieldError error={withdraw.error && refused(withdraw.error)} />
    </div>
  )
}
