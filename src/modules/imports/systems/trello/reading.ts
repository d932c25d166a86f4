/** One file of Trello, whatever it is written in. */
import type { ImportCounts, ImportedMessage, ImportedPerson } from '../../source.ts'
import type { ImportedBoard, ImportedTask } from '../../source-boards.ts'

/** What is read for: our tokens of usernames, and where to count. */
export type Reading = { member(username: string): string | undefined; counts: ImportCounts }

export interface Document {
  id: string
  people(): Iterable<ImportedPerson>
  board(reading: Reading): ImportedBoard
  tasks(reading: Reading): Iterable<ImportedTask>
  messages(reading: Reading): Iterable<ImportedMessage>
}
