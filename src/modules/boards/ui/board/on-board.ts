/** What every card of a board needs of it: given once, and another object only where one of it changed. */
import type { TFunction } from 'i18next'
import { createContext, useContext } from 'react'
import type { Person } from '#web/kit/Face.tsx'
import type { Field, Label } from '../../contract.ts'
import type { Doings } from './use-doings.ts'

/** What a card opens for itself. */
export type Opened =
  | { what: 'move' | 'labels' | 'due'; taskId: string }
  | { what: 'labels' | 'fields'; taskId?: undefined }

export type OnBoard = {
  /** The words of boards: asked for once, not by every part of every card. */
  t: TFunction<'boards'>
  language: string
  boardId: string
  mayWork: boolean
  labels: ReadonlyMap<string, Label>
  people: ReadonlyMap<string, Person>
  fields: readonly Field[]
  /** Its tasks are voted on. */
  isVoting: boolean
  myVotes: ReadonlySet<string>
  /** Names as one lists them: made once, it costs more than a card. */
  listed: Intl.ListFormat
  today: string
  doings: Doings
  hrefOf: (taskId: string) => string
  /** Opens a task: beside the board where there is room. */
  onOpen: (taskId: string) => void
  onAsk: (opened: Opened) => void
}

const Context = createContext<OnBoard | undefined>(undefined)
export const OnBoardProvider = Context.Provider

export function useOnBoard(): OnBoard {
  const board = useContext(Context)
  if (!board) throw new Error('this stands on no board')
  return board
}
