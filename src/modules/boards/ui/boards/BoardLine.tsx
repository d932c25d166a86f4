import { useTranslation } from 'react-i18next'
import { useQuery } from '#web/query.ts'
import { listBoards } from '../../contract.ts'
import { StatusSign } from '../status/StatusSign.tsx'

/** "12 offen, 8 geschafft", and how it is going. */
export function BoardLine({ id }: { id: string }) {
  const { t } = useTranslation('boards')
  const board = useQuery(listBoards, {}).data?.items.find((one) => one.id === id)
  if (!board) return null
  return (
    <>
      {board.open + board.done > 0 && <small>{t('ui.boards.counts', board)}</small>}
      {board.status && <StatusSign state={board.status.state} />}
    </>
  )
}
