/** Reading and doing, on screens: the operation itself is the key. Live frames keep what is shown fresh. */
import {
  keepPreviousData,
  type QueryClient,
  type UseQueryResult,
  useMutation,
  useQueryClient,
  useQuery as useTanstackQuery,
} from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { AskOf, Operation, OutputOf } from '#kernel/contract.ts'
import { call, type Refused } from './call.ts'
import { useCommunitySlug } from './community.ts'
import { type Frame, useLive } from './live.ts'
import { whenIdle } from './when-idle.ts'

/** Which frames make a query look again: those about these subjects, or of these kinds (a prefix such as `chat.`). */
export type Watch<Op extends Operation> = {
  subjects?: readonly string[]
  kinds?: readonly string[]
  /** Puts a frame into what is shown without fetching; `undefined`: fetch again. */
  apply?: (shown: OutputOf<Op>, frame: Frame) => OutputOf<Op> | undefined
}

export type Reading<Op extends Operation> = {
  enabled?: boolean
  watch?: Watch<Op>
  keepOld?: boolean
  /** For what goes on in the background without telling anybody: looks again so often, in milliseconds. */
  every?: number | false
}

export const keyOf = (operation: Operation, input: unknown, community: string | undefined) =>
  operation.within === 'community' ? [operation.name, community, input] : [operation.name, input]

export function useQuery<Op extends Operation>(
  operation: Op,
  input: AskOf<Op>,
  { enabled = true, watch, keepOld = false, every = false }: Reading<Op> = {},
): UseQueryResult<OutputOf<Op>, Refused> {
  const community = useCommunitySlug()
  const queryKey = keyOf(operation, input, community)
  const client = useQueryClient()
  useWatch(client, queryKey, enabled ? watch : undefined)
  const asked = useTanstackQuery({
    queryKey,
    enabled: enabled && (operation.within === 'instance' || community !== undefined),
    queryFn: ({ signal }) => call(operation, input, { community, signal }) as Promise<unknown>,
    refetchInterval: every,
    ...(keepOld && { placeholderData: keepPreviousData }),
  })
  return asked as UseQueryResult<OutputOf<Op>, Refused>
}

/** Refetches are spread over half a second, so that a thousand screens do not ask at once. */
const SPREAD_MS = 500

export function useWatch<Op extends Operation>(client: QueryClient, queryKey: unknown[], watch: Watch<Op> | undefined) {
  const live = useLive()
  const current = useRef(watch)
  current.current = watch
  const key = JSON.stringify(queryKey)
  const subjects = watch?.subjects?.join(' ') ?? ''
  const isWatching = watch !== undefined
  useEffect(() => {
    if (!live || !isWatching) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const waiting = new Set<() => void>()
    const onceIdle = (look: () => void) => whenIdle(client, JSON.parse(key), { look, waiting })
    const again = () => {
      timer ??= setTimeout(() => {
        onceIdle(() => {
          timer = undefined
          void client.invalidateQueries({ queryKey: JSON.parse(key) })
        })
      }, Math.random() * SPREAD_MS)
    }
    const stop = live.hear((frame) => {
      if (frame === 'reset') return again()
      if (!concerns(current.current, frame)) return
      const shown = client.getQueryData<OutputOf<Op>>(JSON.parse(key))
      const next = shown && current.current?.apply?.(shown, frame)
      if (next) client.setQueryData(JSON.parse(key), next)
      else again()
    })
    // The socket began to listen after this was fetched: what came between is only found by looking again.
    const unhint = live.hearHint((hint) => {
      const began = hint.watching as string[] | undefined
      if (!began?.some((subject) => subjects.includes(subject))) return
      onceIdle(() => {
        const shown = client.getQueryData<{ seq?: number }>(JSON.parse(key))
        if ((shown?.seq ?? 0) < (hint.seq as number)) again()
      })
    })
    const unwatch = subjects ? live.watch(subjects.split(' ')) : undefined
    return () => {
      clearTimeout(timer)
      for (const stopWaiting of waiting) stopWaiting()
      stop()
      unhint()
      unwatch?.()
    }
  }, [live, client, key, subjects, isWatching])
}

function concerns(watch: Watch<never> | undefined, frame: Frame): boolean {
  if (watch?.subjects?.includes(frame.subject ?? '')) return true
  return watch?.kinds?.some((kind) => frame.kind.startsWith(kind)) ?? false
}

export type Doing<Op extends Operation> = {
  /** Reads that look again once it is done. */
  refreshes?: readonly Operation[]
  /** What is pressed again waits for what was pressed before, so that the last one counts. */
  oneByOne?: true
  onDone?: (output: OutputOf<Op>, input: AskOf<Op>) => void
  onRefused?: (refused: Refused) => void
}

/** Does an operation; each press has its own idempotency key, and one after a lost answer that of the lost one: never twice. */
export function useAction<Op extends Operation>(
  operation: Op,
  { refreshes = [], oneByOne, onDone, onRefused }: Doing<Op> = {},
) {
  const community = useCommunitySlug()
  const client = useQueryClient()
  const lost = useRef<{ asked: string; key: string }>(undefined)
  return useMutation<OutputOf<Op>, Refused, AskOf<Op>>({
    mutationFn: async (input) => {
      const asked = JSON.stringify(input)
      const key = lost.current?.asked === asked ? lost.current.key : crypto.randomUUID()
      lost.current = { asked, key }
      return call(operation, input, { community, key }).then(
        (output) => {
          lost.current = undefined
          return output
        },
        (refused: Refused) => {
          if (refused.status !== 0) lost.current = undefined
          throw refused
        },
      )
    },
    onSuccess: async (output, input) => {
      await Promise.all(refreshes.map((read) => client.invalidateQueries({ queryKey: [read.name] })))
      onDone?.(output, input)
    },
    ...(oneByOne && { scope: { id: operation.name } }),
    ...(onRefused && { onError: onRefused }),
  })
}
