/**
 * A community that comes as a whole: what its archive holds a later module knows. Here it is received, looked at, gone on
 * with after a restart and cleared away, as a history is.
 */
import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import { type Archive, openArchive } from './archive.ts'
import type { Report } from './contract.ts'
import { dropParts } from './parts.ts'
import { endRun, keepAnalysis, type OfRun } from './run-rows.ts'

export interface WholeCarrier {
  isOne(archive: Archive): boolean
  /** Writes nothing. Refuses what is none, or of a kind that it does not read. */
  look(of: OfRun, archive: Archive): Promise<{ system: string; total: number; analysis: object }>
  /** Writes what is not there yet: it may be cut off anywhere and done again. */
  carry(of: OfRun, archive: Archive): Promise<Pick<Report, 'skipped' | 'changed' | 'lost'>>
}

let carrier: WholeCarrier | undefined
export function comesWhole(how: WholeCarrier): void {
  carrier = how
}

export const isWhole = (archive: Archive): boolean => carrier?.isOne(archive) === true

type Receiving = { db: Db; community: string; memberId: string; now: Date; name: string; size: number }

/** A run for an archive that is sent in parts like any other (imports.sendPart), and analysed like any other. */
export function receiveWhole({ db, community, memberId, now, name, size }: Receiving): string {
  const id = newId()
  db.send(sql`
    insert into import_run (community_id, id, system, space, name, size, state, started_at, made_by, is_whole)
    values (${community}, ${id}, '', '', ${name}, ${size}, 'uploading', ${now}, ${memberId}, true)`)
  return id
}

export const lookAtWhole = (of: OfRun, path: string): Promise<void> =>
  withArchive(path, async (archive) => {
    const found = await carrier!.look(of, archive)
    await keepAnalysis(of, { ...found, space: '' })
  })

export const carryWhole = (of: OfRun, path: string): Promise<void> =>
  withArchive(path, async (archive) => {
    const rest = await carrier!.carry(of, archive)
    await endRun(of, { state: 'done', rest })
    await dropParts({ ...of, community: of.community.id })
  })

async function withArchive(path: string, work: (archive: Archive) => Promise<void>): Promise<void> {
  const archive = await openArchive(path)
  try {
    await work(archive)
  } finally {
    archive.close()
  }
}
