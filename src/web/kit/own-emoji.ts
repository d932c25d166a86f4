/** Emoji that are not Unicode's: pictures with a name, given once for all pickers, texts and reactions below. */
import { createContext, useContext } from 'react'

export type OwnEmoji = { name: string; url: string }

const Context = createContext<readonly OwnEmoji[]>([])
export const OwnEmojiProvider = Context.Provider
export const useOwnEmoji = (): readonly OwnEmoji[] => useContext(Context)
