import type { Card } from '../../contract.ts'
import { DayDialog } from '../views/DayDialog.tsx'
import { useChanges } from '../views/use-changes.ts'

/** From when and until when, from a card itself. */
export default function DueDialog({ card, onClose }: { card: Card; onClose: () => void }) {
  const { change } = useChanges()
  return <DayDialog card={card} onSave={(to) => void change(card, to)} onClose={onClose} />
}
