/** Who I am and where: given once by the frame of a community to all screens below it. */
import { createContext, useContext } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import type { getCommunity } from '#modules/communities/contract.ts'
import type { Me } from '#modules/people/contract.ts'

export type Here = { me: Me; community: OutputOf<typeof getCommunity>; memberId: string | null }

const Context = createContext<Here | undefined>(undefined)
export const HereProvider = Context.Provider

export function useHere(): Here {
  const here = useContext(Context)
  if (!here) throw new Error('this screen stands outside of a community')
  return here
}

/** For what stands on every page, inside and outside. */
export const useIsHere = (): boolean => useContext(Context) !== undefined
