/** Where one is on a board: what is cut away, which task is open beside it. All of it stands in the address. */
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { type Filter, filterIn } from '../../views/filter.ts'
import { type Seen, seenIn } from '../views/seen.ts'

type Search = { task?: string; show?: string; message?: string } & Record<string, unknown>

/** `show`: the dialog in which one says how it is going. Whoever is asked comes right here. */
export const GIVE_STATUS = 'give'

export function useBoardPlace() {
  const { board: boardId = '' } = useParams({ strict: false }) as { board?: string }
  const search = useSearch({ strict: false }) as Search
  const { community } = useHere()
  const navigate = useNavigate()
  const path = inCommunity(community.slug, 'boards', boardId)
  const kept = JSON.stringify(filterIn(search))
  const filter = useMemo(() => JSON.parse(kept) as Filter, [kept])
  const keptSeen = JSON.stringify(seenIn(search))
  const seen = useMemo(() => JSON.parse(keptSeen) as Seen, [keptSeen])
  const go = (next: Filter & Seen & { task?: string; show?: string }, replace = false) =>
    void navigate({ to: path, search: { ...seen, ...next } as never, replace })
  const { task, message } = search
  const show = search.show ?? (message ? 'talk' : undefined)
  return {
    boardId,
    path,
    filter,
    /** By which view, in which order. */
    seen,
    see: (next: Seen) =>
      void navigate({ to: path, search: { ...filter, ...seenIn({ ...seen, ...next }) } as never, replace: true }),
    task: typeof task === 'string' ? task : undefined,
    show,
    message,
    setFilter: (next: Filter) => go({ ...next, ...(task && { task }) }, true),
    open: (taskId: string, alone: boolean) =>
      alone ? void navigate({ to: inCommunity(community.slug, 'tasks', taskId) }) : go({ ...filter, task: taskId }),
    look: (what: string | undefined) => go({ ...filter, ...(what && { show: what }) }),
  }
}
