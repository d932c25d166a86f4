import { useState } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { ConfirmDialog } from '#web/kit/ConfirmDialog.tsx'
import { FieldError } from '#web/kit/Field.tsx'
import { useAction } from '#web/query.ts'
import { getRun, listRuns, type Run, undoRun } from '../contract.ts'
import { useSaid } from './said.ts'

/** Within 30 days; says what it leaves before it is done. */
export function Undo({ run }: { run: Run }) {
  const { t, refused, day } = useSaid()
  const [asks, setAsks] = useState(false)
  const undoing = useAction(undoRun, { refreshes: [getRun, listRuns], onDone: () => setAsks(false) })
  if (!run.can.undo || !run.undoUntil) return null
  return (
    <>
      <Button look="quiet" onClick={() => setAsks(true)}>
        {t('ui.undo.do')}
      </Button>
      <ConfirmDialog
        open={asks}
        question={t('ui.undo.ask')}
        text={
          <>
            <p>{t('ui.undo.text')}</p>
            <p>{t('ui.undo.until', { day: day(run.undoUntil) })}</p>
            <FieldError error={undoing.error && refused(undoing.error)} />
          </>
        }
        keep={t('ui.keep')}
        confirm={t('ui.undo.do')}
        busy={undoing.isPending && t('ui.undo.doing')}
        onKeep={() => setAsks(false)}
        onConfirm={() => undoing.mutate({ importId: run.id })}
      />
    </>
  )
}
