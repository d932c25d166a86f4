import { Button } from '#web/kit/Button.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { type Invitation, listInvitations, listWaiting, resendInvitation } from '../contract-joining.ts'
import { useSaid } from './said.ts'

/** For a letter that nobody answered: the same invitation once more, with a new link. */
export function ResendButton({ one }: { one: Pick<Invitation, 'id' | 'email' | 'state'> }) {
  const { t, refused } = useSaid()
  const resend = useAction(resendInvitation, {
    refreshes: [listInvitations, listWaiting],
    onDone: () => toast({ text: t('ui.invite.resent') }),
    onRefused: (no) => toast({ text: refused(no), kind: 'bad' }),
  })
  if (one.email === null || (one.state !== 'open' && one.state !== 'expired')) return null
  return (
    <Button
      look="soft"
      size="s"
      busy={resend.isPending && t('ui.saving')}
      aria-label={`${t('ui.invite.resend')}: ${one.email}`}
      onClick={() => resend.mutate({ invitationId: one.id })}
    >
      {t('ui.invite.resend')}
    </Button>
  )
}
