/** Names of those a text mentions: asked for once, many at a time, and kept while the page is open. */
import { useQuery as useTanstackQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { listChannels } from '#modules/chat/contract.ts'
import { namesOf } from '#modules/communities/contract.ts'
import { type Names, textWords } from '#modules/text/names.ts'
import { call } from '#web/call.ts'
import { inCommunity, useCommunitySlug } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { useOwnEmoji } from '#web/kit/own-emoji.ts'
import { fileUrl } from '#web/pictures.ts'
import { keyOf } from '#web/query.ts'
import { isUuid, tokensIn } from './tokens-in.ts'

type Kind = 'member' | 'circle'
/** `community kind id` → name; an empty one is not for me to know. */
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
  const [memberIds, circleIds] = [[...members], [...circles]]
  for (let at = 0; at < Math.max(memberIds.length, circleIds.length); at += MOST_AT_ONCE) {
    const some = (ids: string[]) => ids.slice(at, at + MOST_AT_ONCE)
    await flushSome(community, some(memberIds), some(circleIds))
  }
}

async function flushSome(community: string, memberIds: string[], circleIds: string[]) {
  const member = (id: string) => slot(community, 'member', id)
  const circle = (id: string) => slot(community, 'circle', id)
  try {
    const found = await call(namesOf, { memberIds, circleIds }, { community })
    learn([
      ...[...memberIds.map(member), ...circleIds.map(circle)].map((place): [string, string] => [place, '']),
      ...found.members.map(({ id, name }): [string, string] => [member(id), name]),
      ...found.circles.map(({ id, name }): [string, string] => [circle(id), name]),
    ])
  } catch {
    // Asked again with the next text that mentions them.
    for (const place of [...memberIds.map(member), ...circleIds.map(circle)]) asked.delete(place)
  }
}

function subscribe(hear: () => void) {
  listeners.add(hear)
  return () => void listeners.delete(hear)
}

type Somebody = { id: string; name: string }

/** Ids and names of people who stand on the screen anyway; the same object as long as it says the same. */
function useMet(people: readonly Somebody[]): ReadonlyMap<string, string> {
  const latest = useRef<ReadonlyMap<string, string>>(new Map())
  const met = new Map(people.map(({ id, name }) => [id, name]))
  const isSame = met.size === latest.current.size && [...met].every(([id, name]) => latest.current.get(id) === name)
  if (!isSame) latest.current = met
  return latest.current
}

/** Stands for a name that is still being asked for. */
const COMING = '…'

/** The same object as long as no name changed. `people`: whose names are known without asking. */
export function useNames(texts: readonly string[], people: readonly Somebody[]): Names {
  const community = useCommunitySlug() ?? ''
  const { t } = useTranslation('text')
  const { memberId } = useHere()
  const met = useMet(people)
  const own = useOwnEmoji()
  const names = useSyncExternalStore(subscribe, () => known)
  // Whatever list of channels is already there; a name is not worth a question of its own.
  const { data: channels } = useTanstackQuery<{ items: { id: string; title: string }[] }>({
    queryKey: keyOf(listChannels, {}, community),
    queryFn: () => call(listChannels, {}, { community }),
  })
  const joined = texts.join('\n')
  useEffect(() => {
    for (const { kind, id } of tokensIn(joined)) {
      if (isUuid(id) && !(kind === 'member' && met.has(id))) ask(community, kind, id)
    }
  }, [joined, community, met])
  return useMemo(
    () => ({
      member: (id) => (met.get(id) ?? names.get(slot(community, 'member', id)) ?? COMING) || undefined,
      circle: (id) => (names.get(slot(community, 'circle', id)) ?? COMING) || undefined,
      subject: (id) => {
        const channel = channels?.items.find((one) => one.id === id)
        return channel && { title: channel.title, href: inCommunity(community, 'talk', id) }
      },
      file: () => undefined,
      fileUrl: (id) => fileUrl(community, id),
      emoji: (name) => own.find((one) => one.name === name)?.url,
      ...(memberId && { me: memberId }),
      origin: location.origin,
      words: textWords(t),
    }),
    [names, met, channels, community, memberId, t, own],
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
  return ids.flatMap((id) => names.get(slot(community, 'member', id)) || [])
}
