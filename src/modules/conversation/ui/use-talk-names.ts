import { useMemo } from 'react'
import type { Names } from '#modules/text/names.ts'
import { useHere } from '#web/here.ts'
import type { Message } from '../contract.ts'
import type { Sending } from './outbox-kept.ts'
import { useNames } from './use-names.ts'

/** Names for the texts of a conversation; whoever speaks in it is known without asking. */
export function useTalkNames(first: Message | null, items: readonly Message[], sending: readonly Sending[]): Names {
  const { me } = useHere().community
  const said = useMemo(() => (first ? [first, ...items] : items), [first, items])
  const texts = useMemo(() => [...said, ...sending].map((one) => one.text), [said, sending])
  const people = useMemo(
    () => [...(me ? [me] : []), ...said.flatMap((one) => [one.author, ...one.repliers])],
    [said, me],
  )
  return useNames(texts, people)
}
