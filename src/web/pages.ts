/** Long lists, page by page. */
import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { AskOf, Operation, OutputOf } from '#kernel/contract.ts'
import { call, type Refused } from './call.ts'
import { useCommunitySlug } from './community.ts'
import { keyOf, useWatch, type Watch } from './query.ts'

type Paged<Item> = { items: Item[]; next: string | null }
type Paging<Op extends Operation> = { enabled?: boolean; watch?: Omit<Watch<Op>, 'apply'> }

export function usePages<Op extends Operation>(
  operation: Op,
  input: AskOf<Op>,
  { enabled = true, watch }: Paging<Op> = {},
) {
  type Item = OutputOf<Op> extends Paged<infer One> ? One : never
  const community = useCommunitySlug()
  const queryKey = [...keyOf(operation, input, community), 'pages']
  useWatch(useQueryClient(), queryKey, enabled ? watch : undefined)
  const asked = useInfiniteQuery<Paged<Item>, Refused>({
    queryKey,
    enabled,
    initialPageParam: undefined,
    queryFn: async ({ pageParam, signal }) => {
      const page = await call(operation, { ...input, after: pageParam }, { community, signal })
      return page as unknown as Paged<Item>
    },
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  return { ...asked, items: asked.data?.pages.flatMap((page) => page.items) }
}

/** For the last thing of a list: comes near the edge of the screen, and the next page is fetched. */
export function useNear(then: () => void) {
  const mark = useRef<HTMLDivElement>(null)
  const latest = useRef(then)
  latest.current = then
  useEffect(() => {
    const seen = new IntersectionObserver((all) => all.some((one) => one.isIntersecting) && latest.current(), {
      rootMargin: '600px',
    })
    if (mark.current) seen.observe(mark.current)
    return () => seen.disconnect()
  }, [])
  return mark
}
