// What something is for, on whatever it stands: the chip, and behind it how far the goal is and how to choose another.
import { lazy, Suspense, useState } from 'react'
import type { Operation } from '#kernel/contract.ts'
import { PurposeChip } from '#web/kit/PurposeChip.tsx'
import type { PurposeNamed } from '../contract-purpose.ts'
import { usePurposeName } from './use-purpose-name.ts'

const PurposeSheet = lazy(() => import('./PurposeSheet.tsx').then((module) => ({ default: module.PurposeSheet })))

/**
 * `maySet`: whether this member may say what it is for; without a purpose the chip then asks, else it is not there.
 * `refreshes`: reads that show the purpose and look again once it was changed.
 */
export function Purpose({
  subjectId,
  purpose,
  maySet,
  refreshes = [],
}: {
  subjectId: string
  purpose: PurposeNamed | null
  maySet: boolean
  refreshes?: readonly Operation[]
}) {
  const nameOf = usePurposeName()
  const [isOpen, setOpen] = useState(false)
  if (!purpose && !maySet) return null
  const shown = purpose && { kind: purpose.kind, name: nameOf(purpose), icon: purpose.icon }
  return (
    <>
      <PurposeChip purpose={shown} onOpen={() => setOpen(true)} />
      {isOpen && (
        <Suspense>
          <PurposeSheet subjectId={subjectId} refreshes={refreshes} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
