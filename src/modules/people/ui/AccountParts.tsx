import { useTranslation } from 'react-i18next'
import { enter } from '#web/door/next.ts'
import { Button } from '#web/kit/Button.tsx'
import { toast } from '#web/kit/toast.ts'
import { useLeaving } from '#web/leaving.tsx'
import { useMe } from '#web/me.ts'
import { useRefusal } from '#web/refusal.ts'
import type { Me } from '../contract.ts'
import { EmailForm } from './EmailForm.tsx'
import { Instance } from './Instance.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { Sessions } from './Sessions.tsx'
import { Tastes } from './Tastes.tsx'

/** What goes for me everywhere. */
export function AccountParts({ me }: { me: Me }) {
  return (
    <>
      <Tastes me={me} />
      <EmailForm me={me} />
      <PasswordForm me={me} />
      <Sessions me={me} />
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
