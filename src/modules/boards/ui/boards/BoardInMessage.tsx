import { IconLayoutKanban } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useHere } from '#web/here.ts'
import { subjectHref } from '#web/kinds.ts'
import { Card } from '#web/kit/Card.tsx'
import { useQuery } from '#web/query.ts'
import { listBoards } from '../../contract.ts'

/** A board in a message that links it: how much of it is open now. */
export default function BoardInMessage({ id }: { id: string }) {
  const { t } = useTranslation('boards')
  const { community } = useHere()
  const { data } = useQuery(listBoards, {}, { watch: { kinds: ['boards.'] } })
  const board = data?.items.find((one) => one.id === id)
  if (!board) return null
  const { open, done } = board
  return (
    <Card
      label={t('ui.board.one')}
      sign={<IconLayoutKanban aria-hidden />}
      title={board.title}
      text={open + done > 0 ? t('ui.boards.counts', { open, done }) : t('ui.boards.no_tasks')}
      href={subjectHref(community.slug, { kind: 'board', id })}
    />
  )
}
