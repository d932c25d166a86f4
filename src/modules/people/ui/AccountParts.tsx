import { useTranslation } from 'react-i18next'
import { inCommunity, useCommunitySlug } from '#web/community.ts'
import { enter } from '#web/door/next.ts'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { Part } from '#web/kit/Part.tsx'
import { toast } from '#web/kit/toast.ts'
import { useLeaving } from '#web/leaving.tsx'
import { useMe } from '#web/me.ts'
import { useRefusal } from '#web/refusal.ts'
import type { Me } from '../contract.ts'
import { Doors } from './Doors.tsx'
import { EmailForm } from './EmailForm.tsx'
import { Install } from './Install.tsx'
import { Instance } from './Instance.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { Sessions } from './Sessions.tsx'
import { Tastes } from './Tastes.tsx'

/** What goes for me everywhere. */
export function AccountParts({ me }: { me: Me }) {
  const { t } = useTranslation('people')
  const slug = useCommunitySlug()
  return (
    <>
      <Tastes me={me} />
      <Install />
      <EmailForm me={me} />
      <PasswordForm me={me} />
      <Doors me={me} />
      <Sessions me={me} />
      <Part title={t('account.data')} text={t('account.dataText')}>
        <div>
          <ButtonLink look="soft" href={slug === undefined ? '/account/data' : inCommunity(slug, 'me', 'data')}>
            {t('account.dataDo')}
          </ButtonLink>
        </div>
      </Part>
      {me.isOperator && <Instance />}
    </>
  )
}

export function SignOut() {
  const { t } = useTranslation('people')
  const words = useRefusal('people')
  const { data: me } = useMe()
  const { leave, isLeaving, question } = useLeaving(me?.id ?? '', {
    onDone: () => enter('/sign-in'),
    onRefused: (refused) => toast({ text: words(refused) ?? '', kind: 'bad' }),
  })
  return (
    <>
      <Button look="line" busy={isLeaving && t('account.leaving')} onClick={leave}>
        {t('account.signOut')}
      </Button>
      {question}
    </>
  )
}
