/** What modules offer on the screens of others: given once by the router to all screens below. */
import { createContext, useContext } from 'react'
import type { Command } from '#modules/conversation/contract-commands.ts'
import type { Beside, MessageDeed, ModuleScreens } from './screens.ts'

export type Offered = { deeds: readonly MessageDeed[]; commands: readonly Command[]; beside: readonly Beside[] }

const Context = createContext<Offered>({ deeds: [], commands: [], beside: [] })
export const OfferedProvider = Context.Provider
export const useOffered = (): Offered => useContext(Context)

export const offeredBy = (modules: readonly ModuleScreens[]): Offered => ({
  deeds: modules.flatMap(({ deeds = [] }) => deeds),
  commands: modules.flatMap(({ commands = [] }) => commands),
  beside: modules.flatMap(({ beside = [] }) => beside),
})
