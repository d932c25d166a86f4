import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#kernel/contract.ts'
import { acceptInvitation, lookAtInvitation } from '#modules/communities/contract-joining.ts'
import { CommunityProvider, inCommunity } from '#web/community.ts'
import { correctAccent } from '#web/kit/accent.ts'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { CheckField, TextField } from '#web/kit/fields.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { applyAccent } from '#web/kit/scheme.ts'
import { useAction, useQuery } from '#web/query.ts'
import { useErrorFocus, useRefusal } from '#web/refusal.ts'
import { me } from '../contract.ts'
import { Door, doorStyles as styles } from './Door.tsx'
import { InvitationPicture } from './InvitationPicture.tsx'
import { enter, linkToken, withNext } from './next.ts'

type Look = OutputOf<typeof lookAtInvitation>

export default function Invitation() {
  const { t } = useTranslation('people')
  const [secret] = useState(linkToken)
  const looking = useQuery(lookAtInvitation, { secret })
  const asked = useQuery(me, {})
  const look = looking.data
  const color = look?.community.color
  useEffect(() => {
    if (!color) return
    applyAccent(correctAccent(color))
    return () => applyAccent(undefined)
  }, [color])

  if (looking.error) return <Door title={t('invitation.gone')} lead={t('invitation.goneLead')} />
  if (!look || asked.isPending) return <Skeletons />
  const { community } = look
  const picture = (
    <CommunityProvider value={community.slug}>
      <InvitationPicture look={look} secret={secret} />
    </CommunityProvider>
  )
  return (
    <Door title={t('invitation.title', { community: community.name })} lead={<Lead look={look} />} picture={picture}>
      <Answer look={look} secret={secret} isSignedIn={asked.data !== undefined} />
    </Door>
  )
}

function Lead({ look }: { look: Look }) {
  const { t } = useTranslation('people')
  const circle = look.circle
  return (
    <>
      {circle ? t('invitation.byCircle', { by: look.by, circle }) : t('invitation.by', { by: look.by })}
      {look.kind === 'guest' && ` ${t('invitation.guest')}`}
    </>
  )
}

function Answer({ look, secret, isSignedIn }: { look: Look; secret: string; isSignedIn: boolean }) {
  const { t } = useTranslation('people')
  const home = inCommunity(look.community.slug)
  if (look.isMember)
    return (
      <div className={styles.fields}>
        <p>{t('invitation.isMember')}</p>
        <ButtonLink href={home} size="l" wide>
          {t('invitation.enter')}
        </ButtonLink>
      </div>
    )
  if (look.state !== 'open')
    return (
      <div className={styles.fields}>
        <Notice is="warn">{t(`invitation.state.${look.state}`)}</Notice>
      </div>
    )
  if (isSignedIn) return <JoinForm look={look} secret={secret} />
  const next = `/invitation#${secret}`
  return (
    <div className={styles.fields}>
      {look.email && <p>{t('invitation.only', { email: look.email })}</p>}
      <div className={styles.actions}>
        <ButtonLink href={withNext('/sign-up', next)} size="l" wide>
          {t('invitation.signUp')}
        </ButtonLink>
        <ButtonLink href={withNext('/sign-in', next)} look="line" size="l" wide>
          {t('invitation.signIn')}
        </ButtonLink>
      </div>
    </div>
  )
}

function JoinForm({ look, secret }: { look: Look; secret: string }) {
  const { t } = useTranslation('people')
  const [name, setName] = useState('')
  const [accepts, setAccepts] = useState(false)
  const joining = useAction(acceptInvitation, { onDone: ({ slug }) => enter(inCommunity(slug)) })
  const refused = joining.error
  const form = useErrorFocus(refused)
  const words = useRefusal('communities')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    joining.mutate({ secret, name, acceptsCharter: accepts })
  }
  return (
    <form ref={form} className={styles.fields} onSubmit={submit} noValidate>
      {refused && refused.code !== 'invalid' && <Notice is="bad">{words(refused)}</Notice>}
      <TextField
        label={t('invitation.name')}
        autoComplete="name"
        value={name}
        help={t(look.community.alias === 'free' ? 'invitation.nameFree' : 'invitation.nameReal')}
        error={refused?.fields.name && t('wrong.name')}
        onChange={(event) => setName(event.target.value)}
      />
      {look.charterVersion !== null && (
        <CheckField
          label={t('invitation.charter')}
          checked={accepts}
          onChange={(event) => setAccepts(event.target.checked)}
        />
      )}
      <div className={styles.actions}>
        <Button type="submit" size="l" wide busy={(joining.isPending || joining.isSuccess) && t('invitation.joining')}>
          {t('invitation.join')}
        </Button>
      </div>
    </form>
  )
}
