/** What is asked about a task in a dialog. Fetched with the first one that opens. */

import { lazy } from 'react'
import { EstimateDialog, NeededDialog } from './AmountDialogs.tsx'
import { AskApproval } from './AskApproval.tsx'
import type { Asked } from './asked.ts'
import { DaysDialog } from './DaysDialog.tsx'
import { FieldDialog } from './FieldDialog.tsx'
import { LabelsOfTask } from './LabelsOfTask.tsx'
import { PeopleDialog } from './PeopleDialog.tsx'
import { StandsDialog } from './StandsDialog.tsx'
import type { TaskShown } from './use-task.ts'
import { WaitDialog } from './WaitDialog.tsx'

/** Reckons with days: that weighs more than all the others together. */
const RepeatDialog = lazy(() => import('./RepeatDialog.tsx'))

export default function Dialogs({ asked, ...rest }: { task: TaskShown; asked: Asked; onClose: () => void }) {
  switch (asked.about) {
    case 'people':
      return <PeopleDialog {...rest} />
    case 'days':
      return <DaysDialog {...rest} />
    case 'repeats':
      return <RepeatDialog {...rest} />
    case 'labels':
      return <LabelsOfTask {...rest} />
    case 'estimate':
      return <EstimateDialog {...rest} />
    case 'needed':
      return <NeededDialog {...rest} />
    case 'move':
    case 'place':
      return <StandsDialog {...rest} isBeside={asked.about === 'place'} />
    case 'wait':
      return <WaitDialog {...rest} />
    case 'approval':
      return <AskApproval {...rest} />
    case 'field': {
      const field = rest.task.board.fields.find(({ id }) => id === asked.fieldId)
      return field ? <FieldDialog {...rest} field={field} /> : null
    }
    default:
      return null
  }
}
