/** Names of those that texts mention: asked for once, many at a time, and kept while the page is open. */
import { namesOf } from '#modules/communities/contract.ts'
import { nameSubjects } from '#modules/subjects/contract.ts'
import { call } from '#web/call.ts'
import type { TokenKind } from './tokens-in.ts'

/** An empty name is not for me to know. `kind`: of a subject. */
type Known = { name: string; kind?: string }
/** `community kind id` → what is known of it. */
let known: ReadonlyMap<string, Known> = new Map()
const asked = new Set<string>()
const listeners = new Set<() => void>()
const MOST_AT_ONCE = 200

export const slot = (community: string, kind: TokenKind, id: string) => `${community} ${kind} ${id}`
export const namesKnown = (): ReadonlyMap<string, Known> => known

export function onNames(hear: () => void): () => void {
  listeners.add(hear)
  return () => void listeners.delete(hear)
}

function learn(names: [string, Known][]) {
  known = new Map([...known, ...names])
  for (const hear of listeners) hear()
}

/** Someone or something just chosen from a list (`@member:ID`, `#ID`): no need to ask. */
export function learnName(community: string, token: string, name: string, kind?: string): void {
  const [of, id] = token.startsWith('#') ? ['subject', token.slice(1)] : token.slice(1).split(':')
  if (id) learn([[slot(community, of as TokenKind, id), { name, ...(kind && { kind }) }]])
}

type Waiting = Record<TokenKind, Set<string>>
const waiting = new Map<string, Waiting>()

export function ask(community: string, kind: TokenKind, id: string): void {
  const place = slot(community, kind, id)
  if (asked.has(place)) return
  asked.add(place)
  if (!waiting.has(community)) {
    waiting.set(community, { member: new Set(), circle: new Set(), subject: new Set() })
    queueMicrotask(() => void flush(community))
  }
  waiting.get(community)![kind].add(id)
}

async function flush(community: string) {
  const { member, circle, subject } = waiting.get(community)!
  waiting.delete(community)
  const [members, circles, subjects] = [[...member], [...circle], [...subject]]
  for (let at = 0; at < Math.max(members.length, circles.length); at += MOST_AT_ONCE) {
    const [memberIds, circleIds] = [members, circles].map((ids) => ids.slice(at, at + MOST_AT_ONCE))
    const find = async () => {
      const found = await call(namesOf, { memberIds: memberIds!, circleIds: circleIds! }, { community })
      return [...named('member', found.members), ...named('circle', found.circles)]
    }
    await learnFrom(community, [...asNames('member', memberIds!), ...asNames('circle', circleIds!)], find)
  }
  for (let at = 0; at < subjects.length; at += MOST_AT_ONCE) {
    const subjectIds = subjects.slice(at, at + MOST_AT_ONCE)
    const find = async () => {
      const { items } = await call(nameSubjects, { subjectIds }, { community })
      return items.map(({ id, kind, title: name }): Named => ['subject', id, { name, kind }])
    }
    await learnFrom(community, asNames('subject', subjectIds), find)
  }
}

type Named = [TokenKind, string, Known]
const asNames = (kind: TokenKind, ids: readonly string[]) => ids.map((id): Named => [kind, id, { name: '' }])
const named = (kind: TokenKind, found: readonly { id: string; name: string }[]) =>
  found.map(({ id, name }): Named => [kind, id, { name }])

/** Whatever is not found is not for me to know. What could not be asked is asked again with the next text that mentions it. */
async function learnFrom(community: string, all: Named[], find: () => Promise<Named[]>) {
  const inSlots = (names: Named[]) => names.map(([kind, id, of]): [string, Known] => [slot(community, kind, id), of])
  try {
    learn(inSlots([...all, ...(await find())]))
  } catch {
    for (const [place] of inSlots(all)) asked.delete(place)
  }
}
