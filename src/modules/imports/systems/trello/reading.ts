/** One file of Trello, whatever it is written in. */
import type { ImportCounts, ImportedMessage, ImportedPerson } from '../../source.ts'
import type { ImportedBoard, ImportedTask } from '../../source-boards.ts'
import type { Packed, Upload } from './uploads.ts'

/** What is read for: our tokens of usernames, which uploads the archive holds, and where to count. */
export type Reading = { member(username: string): string | undefined; packed: Packed; counts: ImportCounts }

export interface Document {
  id: string
  people(): Iterable<ImportedPerson>
  uploads(): Upload[]
  board(reading: Reading): ImportedBoard
  tasks(reading: Reading): Iterable<ImportedTask>
  messages(reading: Reading): Iterable<ImportedMessage>
}
