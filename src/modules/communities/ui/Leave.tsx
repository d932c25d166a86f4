/** Going: at any time, but never so that nobody leads. */
import { useState } from 'react'
import { me } from '#modules/people/contract.ts'
import { inCommunity } from '#web/community.ts'
import { enter } from '#web/door/next.ts'
import { useHere } from '#web/here.ts'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { ConfirmDialog } from '#web/kit/ConfirmDialog.tsx'
import { Part } from '#web/kit/Part.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction, useQuery } from '#web/query.ts'
import { leave, listMembers } from '../contract.ts'
import { useSaid } from './said.ts'

export function Leave() {
  const { t, refused } = useSaid()
  const { community } = useHere()
  const [isAsking, setAsking] = useState(false)
  const isOwner = community.me?.role === 'owner'
  const owners = useQuery(listMembers, { role: 'owner', most: 2 }, { enabled: isOwner }).data
  const isAlone = isOwner && owners?.items.length === 1
  const go = useAction(leave, {
    refreshes: [me],
    onDone: () => enter('/'),
    onRefused: (no) => {
      setAsking(false)
      toast({ text: refused(no), kind: 'bad' })
    },
  })
  return (
    <Part title={t('ui.settings.leave')} text={t(isAlone ? 'ui.settings.leave_alone' : 'ui.settings.leave_text')}>
      <div>
        {isAlone ? (
          <ButtonLink look="line" href={inCommunity(community.slug, 'people')}>
            {t('ui.settings.find_successor')}
          </ButtonLink>
        ) : (
          <Button look="line" onClick={() => setAsking(true)}>
            {t('ui.settings.leave')}
          </Button>
        )}
      </div>
      <ConfirmDialog
        open={isAsking}
        question={t('ui.settings.leave_ask', { name: community.name })}
        text={t('ui.settings.leave_means')}
        keep={t('ui.settings.stay')}
        confirm={t('ui.settings.leave')}
        busy={(go.isPending || go.isSuccess) && t('ui.saving')}
        onKeep={() => setAsking(false)}
        onConfirm={() => go.mutate({})}
      />
    </Part>
  )
}
