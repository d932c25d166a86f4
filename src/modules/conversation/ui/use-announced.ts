import { useEffect, useState } from 'react'
import type { Names } from '#modules/text/names.ts'
import { toPlain } from '#modules/text/plain.ts'
import { parse } from '#modules/text/tree.ts'
import type { Message } from '../contract.ts'

/** What readers hear of new messages by others: the name and the first words. */
export function useAnnounced(items: readonly Message[], me: string | null, names: Names): string {
  const [last, setLast] = useState<string>()
  const [words, setWords] = useState('')
  const newest = items.at(-1)
  useEffect(() => {
    if (!newest || newest.id === last) return
    setLast(newest.id)
    if (last === undefined || newest.author.id === me || newest.deletedAt) return
    setWords(`${newest.author.name}: ${toPlain(parse(newest.text), names, { max: 80, shape: 'line' })}`)
  }, [newest, last, me, names])
  return words
}
