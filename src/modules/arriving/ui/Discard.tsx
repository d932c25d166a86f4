import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { ConfirmDialog } from '#web/kit/ConfirmDialog.tsx'
import { FieldError } from '#web/kit/Field.tsx'
import { useAction } from '#web/query.ts'
import { type Arrival, discard, listMine } from '../contract.ts'
import { useSaid } from './said.ts'

export function Discard({ arrival }: { arrival: Arrival }) {
  const { t, refused } = useSaid()
  const go = useNavigate()
  const [asks, setAsks] = useState(false)
  const discarding = useAction(discard, { refreshes: [listMine], onDone: () => void go({ to: '/arrive' }) })
  if (!arrival.can.discard) return null
  return (
    <>
      <Button look="line" size="l" onClick={() => setAsks(true)}>
        {t('discard')}
      </Button>
      <ConfirmDialog
        open={asks}
        question={t('discard.ask')}
        text={
          <>
            <p>{t('discard.text')}</p>
            <FieldError error={discarding.error && refused(discarding.error)} />
          </>
        }
        keep={t('keep')}
        confirm={t('discard')}
        busy={discarding.isPending && t('discard.doing')}
        onKeep={() => setAsks(false)}
        onConfirm={() => discarding.mutate({})}
      />
    </>
  )
}
