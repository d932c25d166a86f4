import type { Archive } from './archive.ts'
import type { Brings } from './figures.ts'
import type { ImportSource } from './source.ts'

/** What a system says of itself to the machinery: whether an archive is its own, and how to read it. */
export interface ImportSystem {
  name: string
  brings: Brings
  /** By the names of its files, at most by the beginning of one. */
  detect(archive: Archive): Promise<boolean>
  /** Reads who appears and how threads hang together; nothing of the messages is kept. Closing it closes the archive. */
  read(archive: Archive): Promise<ImportSource>
  /** What has to be given to open its linked files, where its archives do not hold it. */
  asks?: { key: RegExp; token: RegExp }
  /** The refusal for an archive that is not of this system. */
  isNone: string
}
