/** Moves an export of another Leitstern in. Ids stay, the community is another; people come as names without accounts. */
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import { type Noun, nounsExported, type Row } from '#kernel/exporting.ts'
import { appendToLog } from '#kernel/log.ts'
import { type House, handle, theCommunity } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import { findAgain } from '#kernel/searchable.ts'
import type { CommunityRef } from '#kernel/tenancy.ts'
import { when } from '#kernel/when.ts'
import { keep } from '#modules/files/offers.ts'
import { type Archive, openArchive } from '#modules/imports/offers.ts'
import { importCommunity, movedIn } from '../contract.ts'
import { isOperator } from '../rules.ts'
import { FORMAT } from './pack.ts'

when(movedIn, { level: 'quiet' })
for (const { table, found } of nounsExported())
  if (found)
    findAgain(
      found.kind,
      [movedIn],
      sql`select jsonb_array_elements_text(page.data->'ids')::uuid as id from page where page.data->>'table' = ${sql.lit(table)}`,
    )

const MOST_BYTES = 20 * 1024 ** 3
const MOST_JSON_BYTES = 512 * 1024 ** 2
const AT_ONCE = 500

handle(importCommunity, {
  find: theCommunity,
  allow: isOperator,
  async prepare({ house, community, upload }) {
    if (!upload) throw new Refusal('invalid', 'archive_is_unreadable')
    const folder = await mkdtemp(join(tmpdir(), `leitstern-import-${process.pid}-`))
    try {
      const path = join(folder, 'archive.zip')
      await pipeline(upload.stream, atMost, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
      const archive = await openArchive(path)
      return await moveIn(house, community, archive).finally(() => archive.close())
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
  run: async ({ prepared: report }) => report,
})

async function* atMost(stream: AsyncIterable<Uint8Array>) {
  let bytes = 0
  for await (const chunk of stream) {
    bytes += chunk.length
    if (bytes > MOST_BYTES) throw new Refusal('too_large', 'archive_is_too_big')
    yield chunk
  }
}

async function moveIn(house: House, community: CommunityRef, archive: Archive) {
  const about = await readJson(archive, 'export.json')
  if ((about as { leitsternExport?: unknown } | undefined)?.leitsternExport !== FORMAT)
    throw new Refusal('invalid', 'not_a_leitstern_export')
  const figures: Record<string, number> = {}
  for (const noun of nounsExported()) {
    const { name, table, columns } = noun
    const rows = rowsIn(await readJson(archive, `data/${name}.json`))
    const kept = table === 'file' ? await keepFiles(house, community, archive, rows) : rows.map(harmless(noun))
    figures[name] = 0
    for (let from = 0; from < kept.length; from += AT_ONCE) {
      const batch = {
        ...noun,
        columns: table === 'file' ? [...columns, ...ofBytes] : columns,
        rows: kept.slice(from, from + AT_ONCE),
      }
      figures[name] += await write(house, community, batch)
    }
    if (table === 'subject') await link(house, community, rows)
  }
  const { members, goals, messages, files } = figures
  return { people: members!, goals: goals!, messages: messages!, files: files! }
}

async function readJson(archive: Archive, name: string): Promise<unknown> {
  if (!archive.names.includes(name)) return undefined
  const bytes = await archive.read(name, MOST_JSON_BYTES)
  if ('problem' in bytes) throw new Refusal('invalid', 'archive_entry_is_damaged')
  try {
    return JSON.parse(bytes.toString())
  } catch {
    throw new Refusal('invalid', 'archive_entry_is_damaged')
  }
}

function rowsIn(json: unknown): Row[] {
  if (json === undefined) return []
  if (!Array.isArray(json) || json.some((row) => typeof row !== 'object' || row === null)) {
    throw new Refusal('invalid', 'archive_entry_is_damaged')
  }
  return json
}

/** An archive gives nobody an account, a role or a reader, and no link that is more than an address. */
const harmless =
  ({ table, arrives = (row) => row }: Noun) =>
  (given: Row): Row => {
    const row = arrives(given)
    const links = Array.isArray(row.links) && { links: row.links.filter(isWeb) }
    if (table === 'member')
      return {
        ...row,
        ...links,
        kind: row.kind === 'organisation' ? 'organisation' : 'placeholder',
        source: 'leitstern',
      }
    if (table === 'subject') {
      const unlinked = {
        parent_id: null,
        own_purpose_id: null,
        own_purpose_kind: null,
        purpose_id: null,
        purpose_kind: null,
      }
      return row.audience === 'direct' ? {} : { ...row, ...unlinked } // what it hangs on may come later: see `link`
    }
    return { ...row, ...links, ...(row.link !== undefined && !isWeb(row.link) && { link: '' }) }
  }

const isWeb = (address: unknown): boolean => /^https?:\/\//.test(String(address ?? ''))

type Batch = Pick<Noun, 'table' | 'columns' | 'found'> & { rows: Row[] }
/** Needed by the table, and the same for all that comes from an archive. */
const given: Record<string, Row> = { member: { role: 'member', created_at: null } }

/** Known ids are skipped: an import may be cut off anywhere and done again. Answers how many are new. */
function write(house: House, community: CommunityRef, { table, columns, found, rows }: Batch): Promise<number> {
  const now = house.clock.now()
  const at = now.toISOString()
  const more = table === 'member' ? { ...given.member, source: 'leitstern', created_at: at } : {}
  const names = [...columns, ...Object.keys(more)]
  const full = rows.filter((row) => Object.keys(row).length > 0).map((row) => ({ ...row, ...more }))
  return house.db
    .transaction(community.id, async (tx) => {
      const list = sql.join(names.map((name) => sql.id(name)))
      const written = await tx.rows(sql<{ id: string | null }>`
        insert into ${sql.table(table)} (community_id, ${list})
        select ${community.id}::uuid, ${list} from jsonb_populate_recordset(null::${sql.id('public', table)}, ${JSON.stringify(full)}::jsonb)
        on conflict do nothing returning ${found ? sql.id(found.by) : sql`null::uuid`} as id`)
      if (written.length > 0) {
        const into = { community: community.id, actor: null, operation: importCommunity.name, at: now }
        const recorded = [
          { kind: movedIn.kind, subjectId: null, data: { table, ids: written.flatMap(({ id }) => id ?? []) } },
        ]
        appendToLog(tx, into, recorded).catch(() => {}) // the commit reports it
      }
      return written.length
    })
    .catch(refuseRows)
}

/** What the database does not take (SQLSTATE classes 22 and 23) is the archive's fault. */
function refuseRows(error: unknown): never {
  if (/^2[23]/.test((error as { code?: string }).code ?? '')) throw new Refusal('invalid', 'archive_entry_is_damaged')
  throw error
}

function link(house: House, community: CommunityRef, rows: Row[]): Promise<void> {
  return house.db
    .transaction(community.id, async (tx) => {
      await tx.rows(sql`
        update subject s set parent_id = r.parent_id, own_purpose_kind = r.own_purpose_kind,
          own_purpose_id = r.own_purpose_id, purpose_kind = r.purpose_kind, purpose_id = r.purpose_id
        from jsonb_populate_recordset(null::subject, ${JSON.stringify(rows)}::jsonb) r
        where s.community_id = ${community.id} and s.id = r.id and s.parent_id is null and s.purpose_kind is null`)
    })
    .catch(refuseRows)
}

const ofBytes = ['blob', 'width', 'height', 'preview'] as const

/** Bytes are looked at as any upload's are: pictures are written anew, types found by content. */
async function keepFiles(house: House, community: CommunityRef, archive: Archive, rows: Row[]): Promise<Row[]> {
  const kept: Row[] = []
  for (const row of rows) {
    const name = `files/${row.id}`
    const bare = {
      ...row,
      source_url: isWeb(row.source_url) ? row.source_url : null,
      blob: '',
      width: null,
      height: null,
      preview: null,
    }
    if (!archive.names.includes(name)) kept.push(bare)
    else {
      const shelf = { house, community, now: house.clock.now() }
      const { ending: _, ...bytes } = await keep(shelf, archive.stream(name))
      kept.push({ ...bare, ...bytes })
    }
  }
  return kept
}
