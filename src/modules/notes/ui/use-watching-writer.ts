/** Whoever reads sees who is writing: heard as typing is, and looked at again until they stop. It stands in no log. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useHere } from '#web/here.ts'
import { useLive } from '#web/live.ts'
import { getNote, type Note } from '../contract.ts'

const LOOK_AGAIN_MS = 4_000

export function useWatchingWriter(note: Note | undefined) {
  const live = useLive()
  const client = useQueryClient()
  const { memberId } = useHere()
  const [noteId, writer] = [note?.id, note?.heldBy?.id]
  useEffect(() => {
    if (!noteId) return
    const look = () => void client.invalidateQueries({ queryKey: [getNote.name] })
    // The page itself is written where the thread is the note.
    const stop = live?.hearTyping(({ member, subject, thread }) => {
      if (subject === noteId && thread === noteId && member !== memberId && member !== writer) look()
    })
    const again = writer && writer !== memberId ? setInterval(look, LOOK_AGAIN_MS) : undefined
    return () => {
      stop?.()
      clearInterval(again)
    }
  }, [live, client, noteId, writer, memberId])
}
