/** Names of those texts mention, for screens. */
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { type Names, textWords } from '#modules/text/names.ts'
import { useCommunitySlug } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { subjectHref } from '#web/kinds.ts'
import { useOwnEmoji } from '#web/kit/own-emoji.ts'
import { fileUrl } from '#web/pictures.ts'
import { ask, namesKnown, onNames, slot } from './known-names.ts'
import { isUuid, tokensIn } from './tokens-in.ts'

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
  const names = useSyncExternalStore(onNames, namesKnown)
  const joined = texts.join('\n')
  useEffect(() => {
    for (const { kind, id } of tokensIn(joined)) {
      if (isUuid(id) && !(kind === 'member' && met.has(id))) ask(community, kind, id)
    }
  }, [joined, community, met])
  return useMemo(
    () => ({
      member: (id) => (met.get(id) ?? names.get(slot(community, 'member', id))?.name ?? COMING) || undefined,
      circle: (id) => (names.get(slot(community, 'circle', id))?.name ?? COMING) || undefined,
      subject: (id) => {
        const { name, kind = '' } = names.get(slot(community, 'subject', id)) ?? { name: COMING }
        return name ? { title: name, kind, href: kind && subjectHref(community, { kind, id }) } : undefined
      },
      file: () => undefined,
      fileUrl: (id) => fileUrl(community, id),
      emoji: (name) => own.find((one) => one.name === name)?.url,
      ...(memberId && { me: memberId }),
      origin: location.origin,
      words: textWords(t),
    }),
    [names, met, community, memberId, t, own],
  )
}

/** Names of these members, those that may be known, in their order. */
export function useMemberNames(ids: readonly string[]): string[] {
  const community = useCommunitySlug() ?? ''
  const names = useSyncExternalStore(onNames, namesKnown)
  const joined = ids.join(' ')
  useEffect(() => {
    for (const id of joined.split(' ').filter(isUuid)) ask(community, 'member', id)
  }, [joined, community])
  return ids.flatMap((id) => names.get(slot(community, 'member', id))?.name || [])
}
