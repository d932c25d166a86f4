/** What follows from votes. */
import { when } from '#kernel/when.ts'
import { onBoards } from '../consequences.ts'
import { taskVoted } from './contract.ts'

// How many there are stands on the card; a line for each would bury the history.
when(taskVoted, { ...onBoards, history: undefined })
