/** The messages of a conversation or a thread: fetched in pages both ways, kept fresh by live frames. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { call, type Refused } from '#web/call.ts'
import { useCommunitySlug } from '#web/community.ts'
import { type Frame, type Live, useLive } from '#web/live.ts'
import { listMessages, listThread, type Message } from '../contract.ts'
import { applyFrame, applyPosted, type Opening, type Said, saidOf, withPage } from './apply.ts'
import { hearPosted } from './outbox.ts'

export type Where = { subjectId: string; threadId: string | null; opened: Opening }
type Way = 'before' | 'after'
/** Messages in a page that is fetched while someone scrolls. */
const PAGE = 100
/** Frames kept to be applied again to what was asked for before they came. */
const MOST_KEPT = 300
const SPREAD_MS = 500

export function useSaid({ subjectId, threadId, opened }: Where) {
  const community = useCommunitySlug()
  const client = useQueryClient()
  const live = useLive()
  const [busy, setBusy] = useState<Way>()
  const frames = useRef<Frame[]>([])
  const at = typeof opened === 'string' ? opened : opened.message
  const key = useMemo(
    () => ['conversation.said', community, subjectId, threadId, at],
    [community, subjectId, threadId, at],
  )
  const change = useCallback(
    (how: (said: Said) => Said | undefined) => {
      const said = client.getQueryData<Said>(key)
      const next = said && how(said)
      if (next && next !== said) client.setQueryData(key, next)
      return !said || next !== undefined
    },
    [client, key],
  )
  const asked = useQuery<Said, Refused>({
    queryKey: key,
    queryFn: async ({ signal }) =>
      again(await fetchSaid({ subjectId, threadId, opened }, { community, signal }), frames.current),
    refetchOnMount: 'always',
    structuralSharing: false,
    // Another place in the same conversation: what was shown stays until it is there.
    placeholderData: keepPreviousData,
  })
  useFrames(live, {
    subjectId,
    frames,
    change,
    seqOf: () => client.getQueryData<Said>(key)?.seq,
    refetch: asked.refetch,
  })
  useEffect(() => hearPosted((message) => change((said) => applyPosted(said, message))), [change])

  const more = useCallback(
    async (way: Way) => {
      const said = client.getQueryData<Said>(key)
      const cursor = way === 'before' ? said?.older : said?.newer
      if (!said || !cursor) return
      setBusy(way)
      try {
        const page = threadId
          ? await call(listThread, { messageId: threadId, before: cursor, most: PAGE }, { community })
          : await call(listMessages, { subjectId, [way]: cursor, most: PAGE }, { community })
        change((now) => again(withPage(now, page, way), frames.current))
      } finally {
        setBusy(undefined)
      }
    },
    [client, key, community, subjectId, threadId, change],
  )
  // What stood here at the last visit is shown at once, but begins only when the house has answered.
  const isFresh = asked.isFetchedAfterMount && !asked.isPlaceholderData
  const error = asked.data ? null : asked.error
  return { said: asked.data, isFresh, error, busy, more, change, refetch: asked.refetch }
}

async function fetchSaid(
  { subjectId, threadId, opened }: Where,
  options: { community: string | undefined; signal: AbortSignal },
): Promise<Said> {
  if (threadId) {
    const thread = await call(listThread, { messageId: threadId }, options)
    return saidOf({ subjectId, opened }, thread, thread.first as Message)
  }
  const place = typeof opened === 'string' ? { from: opened } : { around: opened.message }
  return saidOf({ subjectId, opened }, await call(listMessages, { subjectId, ...place }, options))
}

/** What came while the page was under way is put into it. */
const again = (said: Said, frames: readonly Frame[]): Said =>
  frames.reduce((now, frame) => applyFrame(now, frame) ?? now, said)

type Listening = {
  subjectId: string
  frames: { current: Frame[] }
  change: (how: (said: Said) => Said | undefined) => boolean
  seqOf: () => number | undefined
  refetch: () => unknown
}

function useFrames(live: Live | undefined, listening: Listening) {
  const current = useRef(listening)
  current.current = listening
  const { subjectId } = listening
  useEffect(() => {
    if (!live) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const refetch = () => {
      timer ??= setTimeout(() => {
        timer = undefined
        current.current.refetch()
      }, Math.random() * SPREAD_MS)
    }
    const stop = live.hear((frame) => {
      if (frame === 'reset') return refetch()
      if (frame.subject !== subjectId) return
      const { frames, change } = current.current
      frames.current = [...frames.current.slice(-MOST_KEPT), frame]
      if (!change((said) => applyFrame(said, frame))) refetch()
    })
    const unhint = live.hearHint(({ watching, seq }) => {
      const began = Array.isArray(watching) && watching.includes(subjectId)
      if (began && (current.current.seqOf() ?? Number.POSITIVE_INFINITY) < Number(seq)) refetch()
    })
    const unwatch = live.watch([subjectId])
    return () => {
      clearTimeout(timer)
      stop()
      unhint()
      unwatch()
    }
  }, [live, subjectId])
}
