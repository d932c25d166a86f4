/** What modules offer on the screens of others: given once by the router to all screens below. */
import { createContext, useContext } from 'react'
import type { MessageDeed, ModuleScreens } from './screens.ts'

export type Offered = { deeds: readonly MessageDeed[] }

const Context = createContext<Offered>({ deeds: [] })
export const OfferedProvider = Context.Provider
export const useOffered = (): Offered => useContext(Context)

export const offeredBy = (modules: readonly ModuleScreens[]): Offered => ({
  deeds: modules.flatMap(({ deeds = [] }) => deeds),
})
