import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Operation } from '#kernel/contract.ts'
import { Dialog } from '#web/kit/Dialog.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { useQuery } from '#web/query.ts'
import { getPurpose } from '../contract-purpose.ts'
import { PurposeAbout } from './PurposeAbout.tsx'
import { PurposeChoice } from './PurposeChoice.tsx'
import { Unread } from './Unread.tsx'

/** What one thing is for. Where nothing is chosen yet it begins with the question. */
export function PurposeSheet({
  subjectId,
  refreshes,
  onClose,
}: {
  subjectId: string
  refreshes: readonly Operation[]
  onClose: () => void
}) {
  const { t } = useTranslation('mission')
  const [isChanging, setChanging] = useState(false)
  const asked = useQuery(getPurpose, { subjectId }, { watch: { kinds: ['subjects.purpose_'] } })
  const shown = asked.data
  const asks = shown?.can.set && (isChanging || !shown.effective)
  return (
    <Dialog open onClose={onClose} title={t(asks ? 'purpose.ask' : 'purpose.title')}>
      {asked.isPending && <Skeletons like="text" count={2} />}
      {asked.error && <Unread refused={asked.error} onAgain={() => void asked.refetch()} />}
      {shown && !asks && <PurposeAbout shown={shown} onChange={() => setChanging(true)} onClose={onClose} />}
      {shown && asks && <PurposeChoice subjectId={subjectId} shown={shown} refreshes={refreshes} onDone={onClose} />}
    </Dialog>
  )
}
