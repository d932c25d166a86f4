/** What the heads of lists need: given once by the board. */
import { createContext, type KeyboardEvent, useContext } from 'react'
import type { BoardList } from '../../contract.ts'

export type OnLists = {
  mayWork: boolean
  change: (listId: string, to: { title?: string; closes?: boolean }) => void
  /** One place to the left or right. */
  step: (listId: string, by: -1 | 1) => void
  archive: (list: BoardList) => void
  keys: (event: KeyboardEvent, listId: string) => void
}

const Context = createContext<OnLists | undefined>(undefined)
export const OnListsProvider = Context.Provider

export function useOnLists(): OnLists {
  const lists = useContext(Context)
  if (!lists) throw new Error('this stands on no board')
  return lists
}
