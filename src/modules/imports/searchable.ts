/** What an import wrote is found like everything else. */
import { type RawBuilder, sql } from 'kysely'
import { findNew } from '#kernel/searchable.ts'
import { batchWritten } from './contract-writing.ts'

/** All that the import wrote so far; index imported_run */
const written = (batch: string, table: string): RawBuilder<{ id: string }> => sql`
  select i.target_id as id from imported i where i.table_name = ${sql.lit(table)} and (i.community_id, i.import_id) in (
    select page.community_id, (page.data->>'importId')::uuid from page where page.data->>'table' = ${sql.lit(batch)})`

for (const kind of ['channel', 'board', 'task']) findNew(kind, batchWritten, written('subject', 'subject'))
findNew('message', batchWritten, written('message', 'message'))
findNew('file', batchWritten, written('message', 'file'))
