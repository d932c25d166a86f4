/** A task as screens read it: kept fresh by what happens to it and around it, changed at once where that is safe. */
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#web/call.ts'
import { useHere } from '#web/here.ts'
import { toast } from '#web/kit/toast.ts'
import type { Frame } from '#web/live.ts'
import { keyOf, useQuery } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { getTask, type Task as TaskShown } from '../../task/contract.ts'

export type { TaskShown }

export function useTask(taskId: string) {
  const client = useQueryClient()
  const { community } = useHere()
  const known = client.getQueryData<TaskShown>(keyOf(getTask, { taskId }, community.slug))
  // What happens to its parts, and to those it waits for, is told to its board.
  const subjects = known ? [taskId, known.board.id] : [taskId]
  return useQuery(getTask, { taskId }, { watch: { subjects, kinds: ['boards.'], apply: ifItMatters } })
}

/** As it was, where a frame says nothing about what is shown. */
function ifItMatters(task: TaskShown, { kind, subject }: Frame): TaskShown | undefined {
  if (!kind.startsWith('boards.') && !kind.startsWith('subjects.')) return task
  // What is said stands beside it, and comes by itself.
  if (kind === 'boards.task_discussed') return task
  const around = [task, task.board, ...task.parts, ...task.waitsFor, ...task.holdsUp]
  return around.some(({ id }) => id === subject) || subject === task.parent?.id ? undefined : task
}

/** For `useAction` of whatever changes a task: it is read again, and a refusal is said in words. */
export function useDoing(taskId: string) {
  const { t } = useTranslation('boards')
  const { community } = useHere()
  const client = useQueryClient()
  const words = useRefusal('boards')
  const queryKey = keyOf(getTask, { taskId }, community.slug)
  return {
    refreshes: [getTask],
    onRefused(refused: Refused) {
      toast({ text: words(refused) ?? t('ui.task.failed'), kind: 'bad' })
      void client.invalidateQueries({ queryKey })
    },
    /** Shown before the house has answered; its answer wins. */
    patch(change: (task: TaskShown) => TaskShown) {
      void client.cancelQueries({ queryKey })
      client.setQueryData<TaskShown>(queryKey, (was) => was && change(was))
    },
  }
}
