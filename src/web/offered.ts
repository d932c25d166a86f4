/** What modules offer on the screens of others: given once by the router to all screens below. */
import { createContext, useContext } from 'react'
import type { ModuleScreens } from './screens.ts'

type Offering = 'areas' | 'deeds' | 'commands' | 'beside' | 'cards' | 'found' | 'menus' | 'offers' | 'settings' | 'keys'
export type Offered = { readonly [Of in Offering]: readonly NonNullable<ModuleScreens[Of]>[number][] }

const none: Offered = {
  areas: [],
  deeds: [],
  commands: [],
  beside: [],
  cards: [],
  found: [],
  menus: [],
  offers: [],
  settings: [],
  keys: [],
}
const Context = createContext<Offered>(none)
export const OfferedProvider = Context.Provider
export const useOffered = (): Offered => useContext(Context)

export const offeredBy = (modules: readonly ModuleScreens[]): Offered => ({
  areas: modules.flatMap(({ areas = [] }) => areas).sort((one, other) => one.rank - other.rank),
  deeds: modules.flatMap(({ deeds = [] }) => deeds),
  commands: modules.flatMap(({ commands = [] }) => commands),
  beside: modules.flatMap(({ beside = [] }) => beside),
  cards: modules.flatMap(({ cards = [] }) => cards),
  found: modules.flatMap(({ found = [] }) => found),
  menus: modules.flatMap(({ menus = [] }) => menus),
  offers: modules.flatMap(({ offers = [] }) => offers),
  settings: modules.flatMap(({ settings = [] }) => settings),
  keys: modules.flatMap(({ keys = [] }) => keys),
})
