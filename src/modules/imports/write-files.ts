/** Files of messages, and those that lie with a task itself: links by name, or bytes that were taken in before. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { setCover } from '#modules/boards/offers.ts'
import type { FileRow } from './contract-writing.ts'
import { claim, type From } from './ledger.ts'
import { isCover } from './rows-boards.ts'

type Hung = FileRow & {
  subject: string
  message: string | null
  position: number
  author: string | null
  at: string | Date
}

/** `rows` is JSON: arrays side by side would be eight. */
const insertFiles = prepared(
  (a: { community: string; rows: string }) => sql`
    insert into file (community_id, subject_id, id, message_id, position, name, type, size, blob, width, height, preview,
      source_url, uploaded_by, uploaded_at)
    select ${a.community}::uuid, t.subject, t.id, t.message, t.position, t.name, t.type, t.size, coalesce(t.kept->>'blob', ''),
      (t.kept->>'width')::integer, (t.kept->>'height')::integer, t.kept->>'preview', t.link, t.author, t.at
    from jsonb_to_recordset(${a.rows}::jsonb) as t(id uuid, subject uuid, message uuid, position integer, name text, type text,
      size bigint, kept jsonb, link text, author uuid, at timestamptz)`,
)

export async function writeFiles(db: Db, from: From, rows: Hung[]): Promise<{ files: number; withBytes: number }> {
  if (rows.length === 0) return { files: 0, withBytes: 0 }
  const written = ({ name, link }: Hung) => `${name}\n${link}`
  const { fresh } = await claim(db, from, { table: 'file', rows, written })
  db.send(insertFiles({ community: from.community, rows: JSON.stringify(fresh) }))
  for (const { key, id, kept } of fresh)
    if (isCover(key) && kept && kept.width !== null) db.send(setCover({ community: from.community, file: id }))
  return { files: fresh.length, withBytes: fresh.filter(({ kept }) => kept !== null).length }
}
