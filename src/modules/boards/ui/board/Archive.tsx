import { IconArrowLeft } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction, useQuery } from '#web/query.ts'
import { type BoardWhole, getBoard } from '../../contract.ts'
import { unarchiveList } from '../../lists/contract.ts'
import { unarchiveTask } from '../../task/contract.ts'
import styles from './Archive.module.css'
import { useOnBoard } from './on-board.ts'

/** What was put away on a board: lists with what stands in them, and single tasks. */
export default function Archive({ board, onClose }: { board: BoardWhole; onClose: () => void }) {
  const { t } = useTranslation('boards')
  const { mayWork, doings } = useOnBoard()
  const asked = useQuery(
    getBoard,
    { boardId: board.id, archived: true },
    { watch: { subjects: [board.id], kinds: ['boards.'] } },
  )
  const told = {
    refreshes: [getBoard],
    onRefused: doings.onRefused,
    onDone: ({ title }: { title: string }) => toast({ text: t('ui.board.is_back', { title }) }),
  }
  const list = useAction(unarchiveList, told)
  const task = useAction(unarchiveTask, told)
  const lists = asked.data?.lists.filter(({ archivedAt }) => archivedAt !== null) ?? []
  const away = new Set(lists.map(({ id }) => id))
  const tasks = asked.data?.tasks.filter(({ archivedAt }) => archivedAt !== null) ?? []
  const inList = (id: string) => asked.data?.tasks.filter(({ listId }) => listId === id).length ?? 0
  const titleOf = (id: string) => asked.data?.lists.find((one) => one.id === id)?.title
  return (
    <div className={styles.archive}>
      <Button look="quiet" size="s" icon={<IconArrowLeft aria-hidden />} onClick={onClose}>
        {t('ui.board.to_board')}
      </Button>
      <h2>{t('ui.board.archive_view')}</h2>
      {asked.isPending && <Skeletons count={4} />}
      {asked.data && lists.length + tasks.length === 0 && (
        <EmptyState title={t('ui.board.archive_none')} text={t('ui.board.archive_none_text')} />
      )}
      {lists.length > 0 && (
        <section>
          <SectionHead title={t('ui.board.archived_lists')} level={3} />
          <ul>
            {lists.map(({ id, title }) => (
              <li key={id} className={styles.row}>
                <span>
                  <b>{title}</b>
                  <small>{t('ui.board.tasks', { count: inList(id) })}</small>
                </span>
                {mayWork && (
                  <Button size="s" look="soft" onClick={() => list.mutate({ listId: id })}>
                    {t('ui.board.bring_out')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {tasks.length > 0 && (
        <section>
          <SectionHead title={t('ui.board.archived_tasks')} level={3} />
          <ul>
            {tasks.map(({ id, title, listId }) => (
              <li key={id} className={styles.row}>
                <span>
                  <b>{title}</b>
                  <small>{titleOf(listId)}</small>
                </span>
                {mayWork && !away.has(listId) && (
                  <Button size="s" look="soft" onClick={() => task.mutate({ taskId: id })}>
                    {t('ui.board.bring_out')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
