/** What a note is among subjects, and what of it goes for good: text and history. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { shareable } from '#modules/subjects/offers.ts'
import { noteKind } from './contract.ts'

type Of = { community: string; ids: string[] }

/** Nobody writes what is deleted. */
export const letGo = prepared(
  (a: Of) => sql`
    update note set held_by = null, held_until = null where community_id = ${a.community} and id = any(${a.ids}::uuid[])`,
)
const forgetVersions = prepared(
  (a: Of) => sql`delete from note_version where community_id = ${a.community} and note_id = any(${a.ids}::uuid[])`,
)

shareable(noteKind, { purge: (of) => [letGo(of), forgetVersions(of)] })
