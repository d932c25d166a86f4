import { useTranslation } from 'react-i18next'
import { useQuery } from '#web/query.ts'
import { listBoards } from '../contract.ts'

/** "12 offen, 8 geschafft". */
export function BoardLine({ id }: { id: string }) {
  const { t } = useTranslation('boards')
  const board = useQuery(listBoards, {}).data?.items.find((one) => one.id === id)
  return board && board.open + board.done > 0 ? <small>{t('ui.boards.counts', board)}</small> : null
}
