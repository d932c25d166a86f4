/**
 * The file of a backup: a tar, packed with Zstandard (`tar --zstd -tf` lists it).
 *   tables/NAME/000001 …   rows as PostgreSQL's COPY writes them, in parts
 *   secrets/NAME           what lasting secrets say
 *   erasures               who was erased until then
 *   blobs/SPACE/HASH       bytes of files, named by their SHA-256
 *   manifest.json          last: what all of it must add up to, so that a file that was cut off is never whole
 */
import * as z from 'zod'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const Count = z.int().min(0)
const Part = z.object({ bytes: Count, sha256: Hash })

export const Manifest = z.object({
  leitsternBackup: z.literal(1),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.object({ name: z.string(), hash: Hash })),
  tables: z.array(Part.extend({ name: z.string(), columns: z.array(z.string()).min(1) })),
  sequences: z.record(z.string(), z.string().regex(/^\d+$/)),
  /** of the list of their names, each with its size, in the order of the file */
  blobs: Part.extend({ count: Count, lost: z.array(z.string()) }),
  /** of all else, by its name */
  others: z.record(z.string(), Part),
})
export type Manifest = z.output<typeof Manifest>

export const MANIFEST = 'manifest.json'
export const BLOB = /^blobs\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\/([0-9a-f]{64}))$/
export const TABLE_PART = /^tables\/([a-z_0-9]+)\/\d+$/
export const SECRET = /^secrets\/([a-z-]+)$/
export const ERASURES = 'erasures'

export const blobLine = (key: string, size: number): string => `${key} ${size}\n`

/** Not a backup, or no longer a whole one. */
export class BackupUnusable extends Error {
  readonly code: 'backup_unreadable' | 'backup_damaged' | 'backup_newer'

  constructor(code: BackupUnusable['code'], cause?: unknown) {
    super(code, { cause })
    this.code = code
  }
}
