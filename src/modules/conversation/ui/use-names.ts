/** Names of those a text mentions: asked for once, many at a time, and kept while the page is open. */
import { useQuery as useTanstackQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { listChannels } from '#modules/chat/contract.ts'
import { namesOf } from '#modules/communities/contract.ts'
import type { Names } from '#modules/text/names.ts'
import { call } from '#web/call.ts'
import { inCommunity, useCommunitySlug } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { fileUrl } from '#web/pictures.ts'
import { keyOf } from '#web/query.ts'
import { isUuid, tokensIn } from './tokens-in.ts'

type Kind = 'member' | 'circle'
/** `community kind id` → name; an empty one may not be known. */
let known: ReadonlyMap<string, string> = new Map()
const asked = new Set<string>()
const listeners = new Set<() => void>()
const MOST_AT_ONCE = 500

const slot = (community: string, kind: Kind, id: string) => `${community} ${kind} ${id}`

function learn(names: [string, string][]) {
  known = new Map([...known, ...names])
  for (const hear of listeners) hear()
}

/** Someone just chosen from a list: no need to ask. */
export function learnName(community: string, token: string, name: string): void {
  const [kind, id] = token.slice(1).split(':')
  if ((kind === 'member' || kind === 'circle') && id) learn([[slot(community, kind, id), name]])
}

const waiting = new Map<string, { members: Set<string>; circles: Set<string> }>()

function ask(community: string, kind: Kind, id: string) {
  const place = slot(community, kind, id)
  if (asked.has(place)) return
  asked.add(place)
  if (!waiting.has(community)) {
    waiting.set(community, { members: new Set(), circles: new Set() })
    queueMicrotask(() => void flush(community))
  }
  waiting.get(community)![kind === 'member' ? 'members' : 'circles'].add(id)
}

async function flush(community: string) {
  const { members, circles } = waiting.get(community)!
  waiting.delete(community)
  const memberIds = [...members].slice(0, MOST_AT_ONCE)
  const circleIds = [...circles].slice(0, MOST_AT_ONCE)
  try {
    const found = await call(namesOf, { memberIds, circleIds }, { community })
    learn([
      ...found.members.map(({ id, name }): [string, string] => [slot(community, 'member', id), name]),
      ...found.circles.map(({ id, name }): [string, string] => [slot(community, 'circle', id), name]),
    ])
  } catch {
    // Asked again with the next text that mentions them.
    for (const id of memberIds) asked.delete(slot(community, 'member', id))
    for (const id of circleIds) asked.delete(slot(community, 'circle', id))
  }
}

function subscribe(hear: () => void) {
  listeners.add(hear)
  return () => void listeners.delete(hear)
}

/** The same object as long as no name changed. */
export function useNames(texts: readonly string[]): Names {
  const community = useCommunitySlug() ?? ''
  const { t } = useTranslation('text')
  const { memberId } = useHere()
  const names = useSyncExternalStore(subscribe, () => known)
  // Whatever list of channels is already there; a name is not worth a question of its own.
  const { data: channels } = useTanstackQuery<{ items: { id: string; title: string }[] }>({
    queryKey: keyOf(listChannels, {}, community),
    queryFn: () => call(listChannels, {}, { community }),
  })
  const joined = texts.join('\n')
  useEffect(() => {
    for (const { kind, id } of tokensIn(joined)) if (isUuid(id)) ask(community, kind, id)
  }, [joined, community])
  return useMemo(
    () => ({
      member: (id) => names.get(slot(community, 'member', id)),
      circle: (id) => names.get(slot(community, 'circle', id)),
      subject: (id) => {
        const channel = channels?.items.find((one) => one.id === id)
        return channel && { title: channel.title, href: inCommunity(community, 'talk', id) }
      },
      file: () => undefined,
      fileUrl: (id) => fileUrl(community, id),
      ...(memberId && { me: memberId }),
      origin: location.origin,
      words: {
        someone: t('someone'),
        somethingPrivate: t('somethingPrivate'),
        all: t('all'),
        image: t('image'),
        table: t('table'),
        done: t('done'),
        open: t('open'),
      },
    }),
    [names, channels, community, memberId, t],
  )
}

/** Names of these members, those that may be known, in their order. */
export function useMemberNames(ids: readonly string[]): string[] {
  const community = useCommunitySlug() ?? ''
  const names = useSyncExternalStore(subscribe, () => known)
  const joined = ids.join(' ')
  useEffect(() => {
    for (const id of joined.split(' ').filter(isUuid)) ask(community, 'member', id)
  }, [joined, community])
  return ids.flatMap((id) => names.get(slot(community, 'member', id)) ?? [])
}
