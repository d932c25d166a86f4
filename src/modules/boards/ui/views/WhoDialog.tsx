import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '#web/kit/Dialog.tsx'
import { useAction } from '#web/query.ts'
import type { Card } from '../../contract.ts'
import { assignTask, unassignTask } from '../../task/contract.ts'
import { useOnBoard } from '../board/on-board.ts'
import { PeoplePick } from './PeoplePick.tsx'

/** Who does a task. */
export function WhoDialog({ card, onClose }: { card: Card; onClose: () => void }) {
  const { t } = useTranslation('boards')
  const { people, doings } = useOnBoard()
  const [chosen, setChosen] = useState(() =>
    card.assignees.flatMap((id) => people.get(id) ?? []).map(({ id, name }) => ({ id, name })),
  )
  const assign = useAction(assignTask, { onRefused: doings.onRefused })
  const unassign = useAction(unassignTask, { onRefused: doings.onRefused })
  return (
    <Dialog open onClose={onClose} title={t('ui.views.who_of', { title: card.title })}>
      <PeoplePick
        chosen={chosen}
        onChange={(next) => {
          for (const { id } of next)
            if (!chosen.some((one) => one.id === id)) assign.mutate({ taskId: card.id, memberId: id })
          for (const { id } of chosen)
            if (!next.some((one) => one.id === id)) unassign.mutate({ taskId: card.id, memberId: id })
          setChosen(next)
        }}
      />
    </Dialog>
  )
}
