import { createContext } from 'react'

/** What a head inside the shell can do with the list beside it. */
export const ShellParts = createContext({ hasList: false, openList: () => {}, closeList: () => {} })

/** True where a column is the whole screen of a phone: its title is then the page's own. */
export const Alone = createContext(false)
