import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#kernel/contract.ts'
import { CommunityProvider, inCommunity } from '#web/community.ts'
import { Door, doorStyles as styles } from '#web/door/Door.tsx'
import { enter, useHash, withNext } from '#web/door/next.ts'
import { Form } from '#web/Form.tsx'
import { correctAccent } from '#web/kit/accent.ts'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { CheckField, TextField } from '#web/kit/fields.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { applyAccent } from '#web/kit/scheme.ts'
import { useMe } from '#web/me.ts'
import { useAction, useQuery } from '#web/query.ts'
import { acceptInvitation, lookAtInvitation } from '../contract-joining.ts'
import { InvitationPicture } from './InvitationPicture.tsx'

type Look = OutputOf<typeof lookAtInvitation>

export default function Invitation() {
  const { t } = useTranslation('communities')
  const { token: secret } = useHash()
  const looking = useQuery(lookAtInvitation, { secret })
  const asked = useMe()
  const look = looking.data
  const color = look?.community.color
  useEffect(() => {
    if (!color) return
    applyAccent(correctAccent(color))
    return () => applyAccent(undefined)
  }, [color])

  if (looking.error) return <Door title={t('ui.invitation.gone')} lead={t('ui.invitation.goneLead')} />
  if (!look || asked.isPending) return <Skeletons />
  const { community } = look
  const picture = (
    <CommunityProvider value={community.slug}>
      <InvitationPicture look={look} secret={secret} />
    </CommunityProvider>
  )
  return (
    <Door title={t('ui.invitation.title', { community: community.name })} lead={<Lead look={look} />} picture={picture}>
      <Answer look={look} secret={secret} isSignedIn={asked.data !== undefined} />
    </Door>
  )
}

function Lead({ look }: { look: Look }) {
  const { t } = useTranslation('communities')
  const circle = look.circle
  return (
    <>
      {circle ? t('ui.invitation.byCircle', { by: look.by, circle }) : t('ui.invitation.by', { by: look.by })}
      {look.kind === 'guest' && ` ${t('ui.invitation.guest')}`}
    </>
  )
}

function Answer({ look, secret, isSignedIn }: { look: Look; secret: string; isSignedIn: boolean }) {
  const { t } = useTranslation('communities')
  const home = inCommunity(look.community.slug)
  if (look.isMember)
    return (
      <div className={styles.fields}>
        <p>{t('ui.invitation.isMember')}</p>
        <ButtonLink href={home} size="l" wide>
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
  if (isSignedIn) return <JoinForm look={look} secret={secret} />
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
    </div>
  )
}

function JoinForm({ look, secret }: { look: Look; secret: string }) {
  const { t } = useTranslation('communities')
  const [name, setName] = useState('')
  const [accepts, setAccepts] = useState(false)
  const joining = useAction(acceptInvitation, { onDone: ({ slug }) => enter(inCommunity(slug)) })
  const refused = joining.error
  return (
    <Form
      module="communities"
      refused={refused}
      inPlace={['name']}
      className={styles.fields}
      onSubmit={() => joining.mutate({ secret, name, acceptsCharter: accepts })}
    >
      <TextField
        label={t('ui.invitation.name')}
        autoComplete="name"
        value={name}
        help={t(look.community.alias === 'free' ? 'ui.invitation.nameFree' : 'ui.invitation.nameReal')}
        error={refused?.fields.name && t('ui.invitation.nameMissing')}
        onChange={(event) => setName(event.target.value)}
      />
      {look.charterVersion !== null && (
        <CheckField
          label={t('ui.invitation.charter')}
          checked={accepts}
          onChange={(event) => setAccepts(event.target.checked)}
        />
      )}
      <div className={styles.actions}>
        <Button
          type="submit"
          size="l"
          wide
          busy={(joining.isPending || joining.isSuccess) && t('ui.invitation.joining')}
        >
          {t('ui.invitation.join')}
        </Button>
      </div>
    </Form>
  )
}
