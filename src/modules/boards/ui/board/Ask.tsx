import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '#web/kit/ConfirmDialog.tsx'
import { useOnBoard } from './on-board.ts'
import type { Asking } from './use-doings.ts'

/** Before a task goes, and before it is done although others come first or an OK is missing. */
export function Ask({ asking, onEnd }: { asking: Asking; onEnd: () => void }) {
  const { t } = useTranslation('boards')
  const { doings } = useOnBoard()
  const card = asking?.card
  const isDelete = !asking || asking.what === 'delete'
  const goes = card
    ? [
        card.comments > 0 && t('ui.card.goes_comments', { count: card.comments }),
        card.parts && t('ui.card.goes_parts', { count: card.parts.of }),
      ]
    : []
  const confirm = () => {
    if (asking?.what === 'delete') doings.remove(asking.card)
    if (asking?.what === 'close') doings.closeAnyway(asking.card)
    if (asking?.what === 'move') doings.move(asking.card, asking.place, { ...asking.how, anyway: true })
    onEnd()
  }
  return (
    <ConfirmDialog
      open={card !== undefined}
      question={t(isDelete ? 'ui.card.delete_question' : 'ui.card.close_question')}
      text={
        isDelete
          ? [...goes.filter(Boolean), t('ui.card.delete_text')].join(' ')
          : asking.why === 'waits_for_approval'
            ? t('ui.approval.blocked_text')
            : asking.card.waitsFor.length > 0
              ? t('ui.card.close_text', { count: asking.card.waitsFor.length })
              : t('refusal.waits_for_others')
      }
      keep={t(isDelete ? 'ui.card.delete_keep' : 'ui.card.close_keep')}
      confirm={t(isDelete ? 'ui.card.delete' : 'ui.card.close_anyway')}
      onKeep={onEnd}
      onConfirm={confirm}
    />
  )
}
