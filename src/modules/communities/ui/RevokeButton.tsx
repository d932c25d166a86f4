import { Button } from '#web/kit/Button.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { type Invitation, listInvitations, listWaiting, revokeInvitation } from '../contract-joining.ts'
import { useSaid } from './said.ts'

/** Takes an invitation back: its link no longer works. */
export function RevokeButton({ one, name }: { one: Pick<Invitation, 'id' | 'state'>; name: string }) {
  const { t, refused } = useSaid()
  const revoke = useAction(revokeInvitation, {
    refreshes: [listInvitations, listWaiting],
    onDone: () => toast({ text: t('ui.invite.revoked_done') }),
    onRefused: (no) => toast({ text: refused(no), kind: 'bad' }),
  })
  if (one.state !== 'open') return null
  return (
    <Button
      look="quiet"
      size="s"
      busy={revoke.isPending && t('ui.saving')}
      aria-label={`${t('ui.invite.revoke')}: ${name}`}
      onClick={() => revoke.mutate({ invitationId: one.id })}
    >
      {t('ui.invite.revoke')}
    </Button>
  )
}
