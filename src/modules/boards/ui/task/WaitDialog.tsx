import { IconCircleCheck, IconHourglass } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { find } from '#modules/search/contract.ts'
import { Dialog } from '#web/kit/Dialog.tsx'
import { SearchField } from '#web/kit/SearchField.tsx'
import { useAction, useQuery } from '#web/query.ts'
import { getBoard } from '../../contract.ts'
import { makeWait } from '../../waits/contract.ts'
import styles from './Dialogs.module.css'
import { type TaskShown, useDoing } from './use-task.ts'

type Candidate = { id: string; title: string; place: string; isDone: boolean }

/** So many of its own board are offered before one looks for others. */
const OFFERED = 8

/** Which task comes first: one of its board, or any that is found by its words. */
export function WaitDialog({ task, onClose }: { task: TaskShown; onClose: () => void }) {
  const { t } = useTranslation('boards')
  const { patch: _, ...doing } = useDoing(task.id)
  const [asked, setAsked] = useState('')
  const isAsking = asked.trim().length > 1
  const board = useQuery(getBoard, { boardId: task.board.id }, { enabled: !isAsking })
  const found = useQuery(find, { text: asked.trim(), kind: 'task', most: 20 }, { enabled: isAsking, keepOld: true })
  const wait = useAction(makeWait, { ...doing, onDone: onClose })
  const known = new Set([task.id, task.parent?.id, ...task.waitsFor.map(({ id }) => id)])
  const nearby: Candidate[] = (board.data?.tasks ?? [])
    .filter(({ id, closedAt }) => !known.has(id) && !closedAt)
    .slice(0, OFFERED)
    .map(({ id, title, listId }) => ({
      id,
      title,
      place: board.data?.lists.find((list) => list.id === listId)?.title ?? '',
      isDone: false,
    }))
  const elsewhere: Candidate[] = (found.data?.items ?? [])
    .filter(({ id }) => !known.has(id))
    .map(({ id, title, place, more }) => ({
      id,
      title: title.text,
      place: place?.title ?? '',
      isDone: typeof more.closedAt === 'string',
    }))
  const shown = isAsking ? elsewhere : nearby
  const isEmpty = isAsking ? found.data && shown.length === 0 : board.data && shown.length === 0
  return (
    <Dialog open onClose={onClose} title={t('ui.task.wait_question')}>
      <SearchField label={t('ui.task.find_task')} value={asked} onChange={setAsked} data-autofocus />
      <ul className={styles.list}>
        {shown.map(({ id, title, place, isDone }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.row}
              onClick={() => !wait.isPending && wait.mutate({ taskId: task.id, forId: id })}
            >
              {isDone ? <IconCircleCheck aria-hidden /> : <IconHourglass aria-hidden />}
              <span>
                {title}
                <small>{place}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {isEmpty && <p className={styles.quiet}>{t(isAsking ? 'ui.task.find_nothing' : 'ui.task.find_hint')}</p>}
    </Dialog>
  )
}
