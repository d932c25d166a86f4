/** A list that did not come: what happened and one thing to try. */
import type { Refused } from '#web/call.ts'
import { Button } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { useSaid } from './said.ts'

export function Trouble({ error, onAgain }: { error: Refused; onAgain: () => void }) {
  const { t, refused } = useSaid()
  const again = (
    <Button look="soft" onClick={onAgain}>
      {t('ui.again')}
    </Button>
  )
  return <EmptyState title={t('ui.error.title')} text={refused(error)} action={error.status === 403 ? null : again} />
}
