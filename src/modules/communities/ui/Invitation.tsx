/** Where an invitation leads: what it is for, who invites, what happens next, and the way in. */
import type { OutputOf } from '#kernel/contract.ts'
import { lookAtCharter } from '#modules/mission/contract.ts'
import type { Me } from '#modules/people/contract.ts'
import { CommunityProvider, inCommunity } from '#web/community.ts'
import { Door, doorStyles as styles } from '#web/door/Door.tsx'
import { enter, useHash, withNext } from '#web/door/next.ts'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { useLeaving } from '#web/leaving.tsx'
import { useMe } from '#web/me.ts'
import { useAction, useQuery } from '#web/query.ts'
import { acceptInvitation, lookAtInvitation } from '../contract-joining.ts'
import { Arrive } from './Arrive.tsx'
import { Next } from './Next.tsx'
import { useSaid } from './said.ts'
import { useAccent } from './use-accent.ts'
import { type CharterShown, Welcome } from './Welcome.tsx'

type Look = OutputOf<typeof lookAtInvitation>

export default function Invitation() {
  const { t } = useSaid()
  const { token: secret } = useHash()
  const asked = useQuery(lookAtInvitation, { secret }, { enabled: secret !== '' })
  const account = useMe()
  const look = asked.data
  useAccent(look?.community.color)
  if (secret === '' || asked.error)
    return (
      <Door title={t('ui.invitation.gone')} lead={t('ui.invitation.goneLead')}>
        {asked.error && asked.error.status !== 404 && <Again onAgain={() => void asked.refetch()} />}
      </Door>
    )
  if (!look || account.isPending) return <Skeletons />
  return (
    <CommunityProvider value={look.community.slug}>
      <Landing look={look} secret={secret} me={account.data} />
    </CommunityProvider>
  )
}

function Again({ onAgain }: { onAgain: () => void }) {
  const { t } = useSaid()
  return (
    <div className={styles.actions}>
      <Button look="soft" onClick={onAgain}>
        {t('ui.again')}
      </Button>
    </div>
  )
}

type LandingProps = { look: Look; secret: string; me: Me | undefined }

function Landing({ look, secret, me }: LandingProps) {
  const { t } = useSaid()
  const { community, by, note, state } = look
  const isOpen = state === 'open'
  const asksCharter = look.charterVersion !== null && isOpen
  const charter = useQuery(lookAtCharter, { invitation: secret }, { enabled: asksCharter }).data
  const picture = (
    <Welcome
      name={community.name}
      mission={community.mission}
      note={note !== '' && { text: note, by }}
      charter={charter}
    />
  )
  return (
    <Door
      title={t('ui.invitation.title', { community: community.name })}
      lead={isOpen && !look.isMember ? <Lead look={look} /> : undefined}
      picture={picture}
    >
      <Answer look={look} secret={secret} me={me} charter={charter} />
    </Door>
  )
}

function Lead({ look: { by, circle, kind, role } }: { look: Look }) {
  const { t } = useSaid()
  const invites = circle ? t('ui.invitation.byCircle', { by, circle }) : t('ui.invitation.by', { by })
  return (
    <>
      {invites}
      {kind === 'guest' && ` ${t('ui.invitation.guest')}`}
      {role === 'steward' && ` ${t('ui.invitation.steward')}`}
    </>
  )
}

function Answer({ look, secret, me, charter }: LandingProps & { charter: CharterShown | undefined }) {
  const { t } = useSaid()
  if (look.isMember)
    return (
      <div className={styles.fields}>
        <p>{t('ui.invitation.isMember')}</p>
        <ButtonLink href={inCommunity(look.community.slug)} size="l" wide>
          {t('ui.invitation.enter')}
        </ButtonLink>
      </div>
    )
  if (look.state !== 'open')
    return (
      <div className={styles.fields}>
        <Notice is="warn">{t(`ui.invitation.state.${look.state}`)}</Notice>
      </div>
    )
  if (me) return <Coming look={look} secret={secret} me={me} charter={charter} />
  const next = `/invitation#${secret}`
  return (
    <div className={styles.fields}>
      {look.email && <p>{t('ui.invitation.only', { email: look.email })}</p>}
      <div className={styles.actions}>
        <ButtonLink href={withNext('/sign-up', next)} size="l" wide>
          {t('ui.invitation.signUp')}
        </ButtonLink>
        <ButtonLink href={withNext('/sign-in', next)} look="line" size="l" wide>
          {t('ui.invitation.signIn')}
        </ButtonLink>
      </div>
      <Next steps={[t('ui.next.account'), t('ui.next.name'), t('ui.next.in')]} />
    </div>
  )
}

type ComingProps = { look: Look; secret: string; me: Me; charter: CharterShown | undefined }

function Coming({ look, secret, me, charter }: ComingProps) {
  const { t } = useSaid()
  const joining = useAction(acceptInvitation, { onDone: ({ slug }) => enter(inCommunity(slug)) })
  const { leave, question } = useLeaving(me.id, { onDone: () => location.reload() })
  return (
    <>
      <Arrive
        alias={look.community.alias}
        charterVersion={look.charterVersion}
        charter={charter}
        refused={joining.error}
        busy={joining.isPending || joining.isSuccess}
        verb={t('ui.invitation.join')}
        onSend={({ name, acceptsCharter }) => joining.mutate({ secret, name, acceptsCharter })}
      />
      <div className={styles.foot}>
        <p>
          {t('ui.invitation.as', { email: me.email })}{' '}
          <button type="button" className="link" onClick={leave}>
            {t('ui.invitation.notMe')}
          </button>
          {question}
        </p>
      </div>
    </>
  )
}
