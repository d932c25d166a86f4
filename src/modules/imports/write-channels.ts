/** Channels of a source: public ones for the community, private ones as hidden circles of their placeholders, directs. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import { handle } from '#kernel/perform.ts'
import { batchWritten, type ChannelRow, writeChannels } from './contract-writing.ts'
import { addFigure, claim, theRun } from './ledger.ts'
import { isOperator } from './rules.ts'
import { writeCircles } from './write-circles.ts'

type Fresh = ChannelRow & { id: string; circleId: string | null }

/** `rows` is JSON: arrays side by side would be nine. */
const insertSubjects = prepared(
  (a: { community: string; now: Date; rows: string }) => sql`
    insert into subject (community_id, id, kind, title, audience, circle_id, created_by, created_at, archived_at)
    select ${a.community}::uuid, t.id, 'channel', t.title, t.audience, t."circleId", t."createdBy", coalesce(t."createdAt", ${a.now}::timestamptz),
      case when t."isArchived" then ${a.now}::timestamptz end
    from jsonb_to_recordset(${a.rows}::jsonb) as t(id uuid, title text, audience text, "circleId" uuid, "createdBy" uuid,
      "createdAt" timestamptz, "isArchived" boolean)`,
)
const insertChannels = prepared(
  (a: { community: string; ids: string[]; topics: string[] }) => sql`
    insert into channel (community_id, id, topic)
    select ${a.community}::uuid, t.id, t.topic from unnest(${a.ids}::uuid[], ${a.topics}::text[]) as t(id, topic)`,
)

/** Placeholders are nobody who could look: a direct conversation stays closed to all until one of them is claimed. */
const letIn = prepared(
  (a: { community: string; now: Date; subjects: string[]; members: string[] }) => sql`
    insert into let_in (community_id, subject_id, member_id, at)
    select ${a.community}::uuid, t.*, ${a.now}::timestamptz from unnest(${a.subjects}::uuid[], ${a.members}::uuid[]) t
    on conflict do nothing`,
)

handle(writeChannels, {
  find: theRun,
  allow: isOperator,
  async run({ db, input: { rows, ...source }, community, now, record }) {
    const from = { community: community.id, ...source }
    const written = ({ title, topic }: ChannelRow) => `${title}\n${topic}`
    const { fresh, idOf } = await claim(db, from, { table: 'subject', rows, written })
    if (fresh.length > 0) {
      const channels = fresh.map((row) => ({ ...row, circleId: row.audience === 'circle' ? newId() : null }))
      write(db, { community: community.id, now }, channels)
      db.send(addFigure({ community: community.id, importId: source.importId, what: 'channels', by: fresh.length }))
      record(batchWritten, null, { importId: source.importId, table: 'subject', count: fresh.length })
    }
    return { ids: rows.map(({ key }) => idOf.get(key)!), fresh: fresh.length }
  },
})

function write(db: Db, at: { community: string; now: Date }, channels: Fresh[]): void {
  writeCircles(db, at, channels)
  const rows = channels.map(({ memberIds, topic, key, ...row }) => row)
  db.send(insertSubjects({ ...at, rows: JSON.stringify(rows) }))
  const ids = channels.map(({ id }) => id)
  const directs = channels.filter(({ audience }) => audience === 'direct')
  const taking = directs.flatMap(({ id, memberIds }) => memberIds.map((member) => ({ id, member })))
  if (taking.length > 0) {
    const members = taking.map(({ member }) => member)
    db.send(letIn({ ...at, subjects: taking.map(({ id }) => id), members }))
  }
  db.send(insertChannels({ community: at.community, ids, topics: channels.map(({ topic }) => topic) }))
}
