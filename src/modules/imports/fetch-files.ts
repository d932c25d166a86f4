/**
 * Fetches files that an archive only links to, once all else is there and where a steward said yes: one after the other,
 * through the one door outside, and only from where the archive's system keeps them. What opens them stands in the archive
 * and is stored nowhere else, or was given for this run and is sealed until its end.
 */
import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { OutsideError } from '#kernel/outside.ts'
import { Refusal } from '#kernel/refusal.ts'
import { setCover } from '#modules/boards/offers.ts'
import { keep, nameFor } from '#modules/files/offers.ts'
import type { Report } from './contract.ts'
import { isCover } from './rows-boards.ts'
import type { OfRun } from './run-rows.ts'
import type { ImportSource, Opener } from './source.ts'

type Fetching = OfRun & { source: ImportSource; opener?: Opener | undefined }
type Linked = { key: string; id: string; name: string; type: string; url: string }

const AT_ONCE = 20
const MOST_FILES = 20_000
/** In a row: then what opened them does so no more, and nobody is asked any further. */
const MOST_FAILED = 20

export async function fetchFiles(of: Fetching): Promise<void> {
  if (!of.source.lent) return
  await inRun(of, async (db) => noteAll(db, of))
  let failed = 0
  for (;;) {
    const files = await inRun(of, (db) => nextFiles(db, of))
    if (files.length === 0) return
    for (const file of files) {
      const isHere = failed < MOST_FAILED && (await fetchOne(of, file))
      failed = isHere ? 0 : failed + 1
      if (!isHere) await inRun(of, async (db) => note(db, of, { key: file.key, what: 'missed' }))
    }
  }
}

const inRun = <T>({ house, community }: Fetching, work: (db: Db) => Promise<T>): Promise<T> =>
  house.db.transaction(community.id, work)

/** True once its row has its bytes. A moment's trouble is tried once more. */
async function fetchOne(of: Fetching, file: Linked): Promise<boolean> {
  const { house, community, source, opener } = of
  const way = source.lent?.open(file.url, opener)
  if (way === undefined) return false
  const body = (await askFor(of, way, file)) ?? (await askFor(of, way, file))
  if (!body) return false
  try {
    const shelf = { house, community, now: house.clock.now() }
    const { ending, ...kept } = await keep(shelf, once(body))
    await inRun(of, async (db) => {
      db.send(sql`
        update file set blob = ${kept.blob}, type = ${kept.type}, size = ${kept.size}, width = ${kept.width}::integer,
          height = ${kept.height}::integer, preview = ${kept.preview}::text, source_url = null,
          name = ${nameFor(file.name, ending)}
        where community_id = ${community.id} and id = ${file.id} and blob = ''`)
      if (isCover(file.key) && kept.width !== null) db.send(setCover({ community: community.id, file: file.id }))
      note(db, of, { key: file.key, what: 'fetched' })
    })
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/** Undefined where no such bytes come: a page instead of a file says that one would have to sign in. */
type Way = { url: string; headers?: Record<string, string> }

async function askFor({ house }: Fetching, way: Way, file: Linked): Promise<Uint8Array | undefined> {
  try {
    const { status, type, body } = await house.outside.ask({ ...way, wants: 'file' })
    const isPage = type === 'text/html' && file.type !== 'text/html'
    return status === 200 && !isPage ? body : undefined
  } catch (error) {
    if (error instanceof OutsideError) return undefined
    throw error
  }
}

/** What holds only where nothing was fetched is not said where something was: what failed is counted by itself. */
export function withoutSpared<Rest extends Pick<Report, 'lost'>>({ lent }: ImportSource, rest: Rest): Rest {
  return { ...rest, lost: rest.lost.filter(({ what }) => !lent?.spares?.includes(what)) }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** Only from where the archive's system keeps them: what lies elsewhere stays a link. */
const linked = ({ community, importId, source }: Fetching) => sql`
  from imported i join file f on f.community_id = i.community_id and f.id = i.target_id
  where i.community_id = ${community.id} and i.import_id = ${importId} and i.table_name = 'file' and f.blob = ''
    and starts_with(f.source_url, ${`https://${source.lent?.host}/`}) and f.deleted_at is null`

/** How many there are, said once. */
const noteAll = (db: Db, of: Fetching): void =>
  db.send(sql`
    update import_run set figures = figures || jsonb_build_object('toFetch',
      (select count(*)::int from (select ${linked(of)} limit ${MOST_FILES}) few))
    where community_id = ${of.community.id} and id = ${of.importId} and not figures ? 'toFetch'`)

const nextFiles = (db: Db, of: Fetching): Promise<Linked[]> =>
  db.rows(sql<Linked>`
    select i.source_id as key, f.id, f.name, f.type, f.source_url as url ${linked(of)} and i.source_id > (
      select r.fetch_key from import_run r where r.community_id = ${of.community.id} and r.id = ${of.importId}
        and coalesce((r.figures->>'fetched')::int, 0) + coalesce((r.figures->>'missed')::int, 0) < ${MOST_FILES})
    order by i.source_id limit ${AT_ONCE}`)

type Noted = { key: string; what: 'fetched' | 'missed' }

function note(db: Db, { community, importId }: Fetching, { key, what }: Noted): void {
  db.send(sql`
    update import_run set fetch_key = ${key}, figures = figures || jsonb_build_object(${what}::text,
      coalesce((figures->>${what}::text)::int, 0) + 1)
    where community_id = ${community.id} and id = ${importId}`)
}
