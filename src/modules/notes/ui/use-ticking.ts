/** Ticking tasks where a note is read: each tick is a small edit on top of the newest version, shown at once. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { sameTask, withTask } from '#modules/text/tasks.ts'
import { call, Refused } from '#web/call.ts'
import { useHere } from '#web/here.ts'
import { toast } from '#web/kit/toast.ts'
import { keyOf } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { getNote, type Note, writeNote } from '../contract.ts'

export function useTicking(note: Note): (n: number, isDone: boolean) => void {
  const client = useQueryClient()
  const { t } = useTranslation('notes')
  const words = useRefusal('notes')
  const { slug } = useHere().community
  const noteId = note.id
  /** One after the other, each on what the one before saved. */
  const queue = useRef({ waiting: 0, last: Promise.resolve(), saved: note })
  if (queue.current.waiting === 0) queue.current.saved = note
  const said = useRef((refused: Refused) => words(refused) ?? t('failed_title'))
  return useCallback(
    (n, isDone) => {
      const key = keyOf(getNote, { noteId }, slug)
      const shown = client.getQueryData<Note>(key)
      const next = shown && withTask(shown.text, n, isDone)
      if (!next) return
      client.setQueryData(key, { ...shown, text: next })
      const at = queue.current
      at.waiting++
      const save = async () => {
        try {
          at.saved = await tick(at.saved, { of: shown.text, n, isDone }, slug)
          if (at.waiting === 1) client.setQueryData(key, at.saved)
        } catch (refused) {
          toast({ text: said.current(refused as Refused), kind: 'bad' })
          void client.invalidateQueries({ queryKey: key })
        } finally {
          at.waiting--
        }
      }
      at.last = at.last.then(save)
    },
    [client, noteId, slug],
  )
}

/** `of`: the text in which it is the n-th task, as it was read. */
type Tick = { of: string; n: number; isDone: boolean }
/** Of several who tick at once each may be overtaken by all others. */
const MOST_TRIES = 6

/** Where somebody else wrote meanwhile the task is looked for again in what stands there now. */
async function tick(on: Note, what: Tick, community: string, tries = MOST_TRIES): Promise<Note> {
  const n = sameTask(what.of, what.n, on.text)
  if (n === undefined) throw new Refused(409, 'changed_meanwhile')
  const text = withTask(on.text, n, what.isDone) ?? on.text
  try {
    return await call(writeNote, { noteId: on.id, text, basedOn: on.version }, { community })
  } catch (refused) {
    if ((refused as Refused).code !== 'changed_meanwhile' || tries === 1) throw refused
    return tick(await call(getNote, { noteId: on.id }, { community }), what, community, tries - 1)
  }
}
