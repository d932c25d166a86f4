import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { ConfirmDialog } from '#web/kit/ConfirmDialog.tsx'
import { FieldError } from '#web/kit/Field.tsx'
import { useAction } from '#web/query.ts'
import { discardRun, listRuns, type Run } from '../contract.ts'
import { useSaid } from './said.ts'

export function Discard({ run }: { run: Run }) {
  const { t, refused } = useSaid()
  const { slug } = useHere().community
  const go = useNavigate()
  const [asks, setAsks] = useState(false)
  const discarding = useAction(discardRun, {
    refreshes: [listRuns],
    onDone: () => void go({ to: inCommunity(slug, 'settings', 'moving-in') }),
  })
  return (
    <>
      <Button look="line" onClick={() => setAsks(true)}>
        {t('ui.discard')}
      </Button>
      <ConfirmDialog
        open={asks}
        question={t('ui.discard_ask')}
        text={
          <>
            <p>{t('ui.discard_text')}</p>
            <FieldError error={discarding.error && refused(discarding.error)} />
          </>
        }
        keep={t('ui.keep')}
        confirm={t('ui.discard')}
        busy={discarding.isPending && t('ui.discarding')}
        onKeep={() => setAsks(false)}
        onConfirm={() => discarding.mutate({ importId: run.id })}
      />
    </>
  )
}
