import { IconArrowLeft } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Link } from '#web/kit/Link.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction, useQuery } from '#web/query.ts'
import { type BoardWhole, getBoard } from '../../contract.ts'
import { listTaskTemplates } from '../../copies/contract.ts'
import { unarchiveTask } from '../../task/contract.ts'
import styles from './Archive.module.css'
import { useOnBoard } from './on-board.ts'

/** Tasks that are begun again and again: opened, and taken out where they are no template any more. */
export default function TaskTemplates({ board, onClose }: { board: BoardWhole; onClose: () => void }) {
  const { t } = useTranslation('boards')
  const { mayWork, doings, hrefOf } = useOnBoard()
  const watch = { subjects: [board.id], kinds: ['boards.'] }
  const asked = useQuery(listTaskTemplates, { boardId: board.id }, { watch })
  const out = useAction(unarchiveTask, {
    refreshes: [getBoard, listTaskTemplates],
    onRefused: doings.onRefused,
    onDone: ({ title }) => toast({ text: t('ui.board.is_back', { title }) }),
  })
  const templates = asked.data?.items ?? []
  return (
    <div className={styles.archive}>
      <Button look="quiet" size="s" icon={<IconArrowLeft aria-hidden />} onClick={onClose}>
        {t('ui.board.to_board')}
      </Button>
      <h2>{t('ui.templates.title')}</h2>
      {asked.isPending && <Skeletons count={4} />}
      {asked.data && templates.length === 0 && (
        <EmptyState title={t('ui.templates.none')} text={t('ui.templates.none_text')} />
      )}
      <ul>
        {templates.map(({ id, title, items, parts }) => (
          <li key={id} className={styles.row}>
            <span>
              <b>
                <Link href={hrefOf(id)}>{title}</Link>
              </b>
              <small>
                {[
                  items > 0 && t('ui.templates.items', { count: items }),
                  parts > 0 && t('ui.templates.parts', { count: parts }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
            {mayWork && (
              <Button size="s" look="soft" onClick={() => out.mutate({ taskId: id })}>
                {t('ui.board.template_out')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
