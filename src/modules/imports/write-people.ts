/** People of a source become placeholders: a name beside what they said, in no directory, until somebody claims it. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { batchWritten, writePeople } from './contract-writing.ts'
import { addFigure, claim, theRun } from './ledger.ts'
import { isOperator } from './rules.ts'

type Rows = { community: string; system: string; now: Date; ids: string[]; names: string[]; hashes: (string | null)[] }

const insert = prepared(
  (a: Rows) => sql`
    insert into member (community_id, id, kind, standing, name, email_hash, source, created_at)
    select ${a.community}::uuid, t.id, 'placeholder', 'active', t.name, t.hash, ${a.system}, ${a.now}::timestamptz
    from unnest(${a.ids}::uuid[], ${a.names}::text[], ${a.hashes}::text[]) as t(id, name, hash)`,
)

/** Who turned out to be a member is that member, also in what comes later. */
const findClaimed = prepared(
  (a: { community: string; ids: string[] }) => sql<{ id: string; claimedBy: string }>`
    select id, claimed_by from member
    where community_id = ${a.community} and id = any(${a.ids}::uuid[]) and claimed_by is not null`,
)

handle(writePeople, {
  find: theRun,
  allow: isOperator,
  async run({ db, input: { rows, ...source }, community, now, record }) {
    const from = { community: community.id, ...source }
    const { fresh, idOf } = await claim(db, from, { table: 'member', rows, written: ({ name }) => name })
    if (fresh.length > 0) {
      const ids = fresh.map(({ id }) => id)
      const names = fresh.map(({ name }) => name)
      const hashes = fresh.map(({ emailHash }) => emailHash)
      db.send(insert({ community: community.id, system: source.system, now, ids, names, hashes }))
      db.send(addFigure({ community: community.id, importId: source.importId, what: 'people', by: fresh.length }))
      record(batchWritten, null, { importId: source.importId, table: 'member', count: fresh.length })
    }
    const known = [...idOf.values()]
    const moved = await db.rows(findClaimed({ community: community.id, ids: known }))
    const claimed = new Map(moved.map(({ id, claimedBy }) => [id, claimedBy]))
    const ids = rows.map(({ key }) => idOf.get(key)!)
    return { ids: ids.map((id) => claimed.get(id) ?? id), fresh: fresh.length }
  },
})
