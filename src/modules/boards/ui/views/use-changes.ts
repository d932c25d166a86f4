/** What views change: at once for everybody through the live line, and undone from the toast. */
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AskOf, Operation } from '#kernel/contract.ts'
import { daysLater } from '#modules/text/days.ts'
import { call, type Refused } from '#web/call.ts'
import { useCommunitySlug } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { toast } from '#web/kit/toast.ts'
import { useLive } from '#web/live.ts'
import { type Card, getBoard } from '../../contract.ts'
import { setValue } from '../../fields/contract.ts'
import {
  archiveTask,
  assignTask,
  changeTask,
  closeTask,
  labelTask,
  moveTask,
  reopenTask,
  unarchiveTask,
  unassignTask,
} from '../../task/contract.ts'
import { shiftTasks } from '../../task/contract-shift.ts'
import { whyEarly } from '../board/early.ts'
import { useOnBoard } from '../board/on-board.ts'
import { timesAlong } from '../times.ts'

type Change = Omit<AskOf<typeof changeTask>, 'taskId'>
export type Bulk =
  | { what: 'move'; listId: string; anyway?: true }
  | { what: 'assign' | 'unassign'; memberId: string }
  | { what: 'label' | 'unlabel'; labelId: string }
  | { what: 'due'; day: string | null }
  | { what: 'close'; anyway?: true }
  | { what: 'archive' }

/** So many at once on their way to the house. */
const AT_ONCE = 4

export function useChanges() {
  const { t } = useTranslation('boards')
  const { doings } = useOnBoard()
  const { me } = useHere()
  const live = useLive()
  const client = useQueryClient()
  const community = useCommunitySlug()
  const ask = <Op extends Operation>(operation: Op, input: AskOf<Op>) =>
    call(operation, input, { community, key: crypto.randomUUID() })
  const on = { ask, timeZone: me.timeZone }
  const look = () => {
    if (live?.state() !== 'open') void client.invalidateQueries({ queryKey: [getBoard.name] })
  }
  /** Runs it, tells what was done, and how it is undone. */
  async function run(work: () => Promise<unknown>, text?: string, undo?: () => Promise<unknown>) {
    try {
      await work()
      look()
      if (text) toast({ text, ...(undo && { undo: () => void run(undo) }) })
      return true
    } catch (refused) {
      doings.onRefused(refused as Refused)
      void client.invalidateQueries({ queryKey: [getBoard.name] })
      return false
    }
  }
  const before = (card: Card, to: Change): Change => {
    const was: Record<string, unknown> = {}
    for (const key of Object.keys(to)) was[key] = card[key as keyof Card]
    return was as Change
  }
  const change = (card: Card, said: Change, text = t('ui.views.changed')) => {
    const to = { ...timesAlong(card, said, me.timeZone), ...said }
    return run(
      () => ask(changeTask, { taskId: card.id, ...to }),
      text,
      () => ask(changeTask, { taskId: card.id, ...before(card, to) }),
    )
  }
  return {
    change,
    shift: (cards: readonly Card[], days: number) => {
      const taskIds = cards.map(({ id }) => id)
      return run(
        () => ask(shiftTasks, { taskIds, days }),
        t('ui.views.shifted', { count: cards.length }),
        () => ask(shiftTasks, { taskIds, days: -days }),
      )
    },
    /** Another last day. */
    lengthen: (card: Card, days: number) =>
      change(card, { startsOn: card.startsOn ?? card.dueOn, dueOn: daysLater(card.dueOn ?? card.startsOn!, days) }),
    value: (card: Card, fieldId: string, value: Card['values'][string] | null) =>
      run(
        () => ask(setValue, { taskId: card.id, fieldId, value }),
        t('ui.views.changed'),
        () => ask(setValue, { taskId: card.id, fieldId, value: card.values[fieldId] ?? null }),
      ),
    /** `askAnyway`: whether those are done, too, that come too early; asked once for all, and only where there are some. */
    async bulk(cards: readonly Card[], of: Bulk, askAnyway: () => Promise<boolean>) {
      const back: (() => Promise<unknown>)[] = []
      let [failed, kept] = [0, 0]
      let anyway: Promise<boolean> | undefined
      const todo = [...cards]
      const early = async (card: Card, refused: Refused) => {
        if (!whyEarly(refused)) throw refused
        anyway ??= askAnyway()
        if (await anyway) return done(card, { ...of, anyway: true } as Bulk, on)
        kept++
        return undefined
      }
      const one = async () => {
        for (let card = todo.shift(); card; card = todo.shift())
          try {
            const undo = await done(card, of, on).catch((refused) => early(card, refused))
            if (undo) back.push(undo)
          } catch {
            failed++
          }
      }
      // Moved ones keep their order: one after the other.
      await Promise.all(Array.from({ length: of.what === 'move' ? 1 : AT_ONCE }, one))
      look()
      const said = failed > 0 ? 'done_some' : kept > 0 ? 'done_kept' : 'done_all'
      const text = t(`ui.views.${said}`, { count: cards.length - failed - kept, failed, kept })
      toast({ text, kind: failed > 0 ? 'bad' : 'done', ...(back.length > 0 && { undo: () => void undoAll(back) }) })
    },
  }
  async function undoAll(back: (() => Promise<unknown>)[]) {
    for (const undo of back.reverse()) await undo().catch(() => {})
    void client.invalidateQueries({ queryKey: [getBoard.name] })
  }
}

type Ask = <Op extends Operation>(operation: Op, input: AskOf<Op>) => Promise<unknown>
type On = { ask: Ask; timeZone: string }

/** Does it to one; answers how it is undone, nothing where nothing changed. */
async function done(card: Card, of: Bulk, { ask, timeZone }: On): Promise<(() => Promise<unknown>) | undefined> {
  const taskId = card.id
  if (of.what === 'move') {
    if (card.listId === of.listId) return undefined
    const { was } = (await ask(moveTask, { taskId, listId: of.listId, ...(of.anyway && { anyway: true }) })) as {
      was: { listId: string; after: string | null }
    }
    return () => ask(moveTask, { taskId, ...was, anyway: true })
  }
  if (of.what === 'assign' || of.what === 'unassign') {
    const isOn = card.assignees.includes(of.memberId)
    if (isOn === (of.what === 'assign')) return undefined
    const [forth, back] = of.what === 'assign' ? [assignTask, unassignTask] : [unassignTask, assignTask]
    await ask(forth, { taskId, memberId: of.memberId })
    return () => ask(back, { taskId, memberId: of.memberId })
  }
  if (of.what === 'label' || of.what === 'unlabel') {
    if (card.labels.includes(of.labelId) === (of.what === 'label')) return undefined
    const rest = card.labels.filter((id) => id !== of.labelId)
    await ask(labelTask, { taskId, labelIds: of.what === 'label' ? [...rest, of.labelId] : rest })
    return () => ask(labelTask, { taskId, labelIds: card.labels })
  }
  if (of.what === 'due') {
    await ask(changeTask, { taskId, dueOn: of.day, ...timesAlong(card, { dueOn: of.day }, timeZone) })
    return () => ask(changeTask, { taskId, dueOn: card.dueOn, dueAt: card.dueAt })
  }
  if (of.what === 'close') {
    if (card.closedAt) return undefined
    await ask(closeTask, { taskId, ...(of.anyway && { anyway: true }) })
    return () => ask(reopenTask, { taskId })
  }
  await ask(archiveTask, { taskId })
  return () => ask(unarchiveTask, { taskId })
}
