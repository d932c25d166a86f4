/** The own account, where one may still be outside; whoever is signed in is spoken to in their language. */
import type { UseQueryResult } from '@tanstack/react-query'
import { useEffect } from 'react'
import { type Me, me } from '#modules/people/contract.ts'
import type { Refused } from './call.ts'
import { keepWho } from './kept.ts'
import { useQuery } from './query.ts'
import { speak } from './words.ts'

export function useMe(): UseQueryResult<Me, Refused> {
  const asked = useQuery(me, {})
  const language = asked.data?.language
  useEffect(() => {
    if (language) void speak(language)
  }, [language])
  const id = asked.data?.id
  useEffect(() => {
    if (id) keepWho(id)
  }, [id])
  return asked
}
