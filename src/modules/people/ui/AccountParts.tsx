import { useTranslation } from 'react-i18next'
import { enter } from '#web/door/next.ts'
import { Button } from '#web/kit/Button.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { type Me, signOut } from '../contract.ts'
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
  const leaving = useAction(signOut, {
    onDone: () => enter('/sign-in'),
    onRefused: (refused) => toast({ text: words(refused) ?? '', kind: 'bad' }),
  })
  return (
    <Button look="line" busy={leaving.isPending && t('account.leaving')} onClick={() => leaving.mutate({})}>
      {t('account.signOut')}
    </Button>
  )
}
