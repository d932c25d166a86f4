import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '#web/kit/ConfirmDialog.tsx'
import { useOnBoard } from './on-board.ts'
import type { Asking } from './use-doings.ts'

/** Before a task goes, and before it is done although others come first. */
export function Ask({ asking, onEnd }: { asking: Asking; onEnd: () => void }) {
  const { t } = useTranslation('boards')
  const { doings } = useOnBoard()
  const { card, what } = asking ?? {}
  const goes = card
    ? [
        card.comments > 0 && t('ui.card.goes_comments', { count: card.comments }),
        card.parts && t('ui.card.goes_parts', { count: card.parts.of }),
      ]
    : []
  const confirm = () => {
    if (card && what === 'delete') doings.remove(card)
    if (card && what === 'close') doings.closeAnyway(card)
    onEnd()
  }
  const isDelete = what !== 'close'
  return (
    <ConfirmDialog
      open={card !== undefined}
      question={t(isDelete ? 'ui.card.delete_question' : 'ui.card.close_question')}
      text={
        isDelete
          ? [...goes.filter(Boolean), t('ui.card.delete_text')].join(' ')
          : card && card.waitsFor.length > 0
            ? t('ui.card.close_text', { count: card.waitsFor.length })
            : t('ui.approval.blocked_text')
      }
      keep={t(isDelete ? 'ui.card.delete_keep' : 'ui.card.close_keep')}
      confirm={t(isDelete ? 'ui.card.delete' : 'ui.card.close_anyway')}
      onKeep={onEnd}
      onConfirm={confirm}
    />
  )
}
