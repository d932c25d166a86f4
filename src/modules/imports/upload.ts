/** An archive arrives in parts, one after the other; whoever was cut off asks how far it is and goes on there. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { newId } from '#kernel/ids.ts'
import { handle, theCommunity } from '#kernel/perform.ts'
import type { Refusal } from '#kernel/refusal.ts'
import { beginUpload, discardRun, PART_BYTES, sendPart } from './contract.ts'
import { dropParts, keepPart } from './parts.ts'
import { mayMoveIn } from './rules.ts'
import { findRun, listRunRows, type RunRow, shownRun } from './run-rows.ts'

/** Archives that wait are large, and hold what is private. */
const MOST_WAITING = 3

handle(beginUpload, {
  find: theCommunity,
  allow: mayMoveIn,
  async run({ db, community, input: { name, size }, actor, now, refuse, made }) {
    const waiting = await db.one(sql<{ many: number }>`
      select count(*)::int as many from import_run
      where community_id = ${community.id} and size > 0 and state in ('uploading', 'analysing', 'analysed')`)
    if (waiting!.many >= MOST_WAITING) throw refuse('too_many_imports')
    const id = newId()
    db.send(sql`
      insert into import_run (community_id, id, system, space, name, size, state, started_at, made_by)
      values (${community.id}, ${id}, '', '', ${name}, ${size}, 'uploading', ${now}, ${actor.memberId})`)
    made(id)
    return shownRun((await listRunRows(db, community.id, sql`r.id = ${id}`))[0]!, now)
  },
  again: async ({ db, community, ref, now }) =>
    shownRun((await listRunRows(db, community.id, sql`r.id = ${ref}`))[0]!, now),
})

handle(sendPart, {
  find: (about) => findRun(about, about.input.importId),
  allow: mayMoveIn,
  async prepare({ found: run, house, community, input: { importId, offset, sha256 }, upload, refuse }) {
    if (isHere(run, offset)) return { sha256: '' }
    mustBeNext(run, offset, refuse)
    const size = Math.min(PART_BYTES, run.size - offset)
    const bytes = await wholePart(upload?.stream, size, refuse)
    const hash = createHash('sha256').update(bytes).digest('hex')
    if (sha256 !== undefined && hash !== sha256) throw refuse('part_is_damaged')
    await keepPart({ house, community: community.id, importId }, { offset, sha256: hash, size }, once(bytes))
    return { sha256: hash }
  },
  async run({ db, found: run, community, input: { importId, offset }, prepared, now, refuse }) {
    if (prepared.sha256 !== '' && !isHere(run, offset)) {
      mustBeNext(run, offset, refuse)
      const size = Math.min(PART_BYTES, run.size - offset)
      const moved = await db.one(sql`
        update import_run set received = received + ${size} where community_id = ${community.id} and id = ${importId}
          and received = ${offset} and state = 'uploading' returning true as moved`)
      // A twin was quicker: it brought the same bytes, or this one asks again how far it is.
      if (!moved) throw refuse('part_is_out_of_turn')
      db.send(sql`
        update import_part set is_kept = true where community_id = ${community.id} and import_id = ${importId}
          and at_byte = ${offset} and sha256 = ${prepared.sha256}`)
    }
    return shownRun((await listRunRows(db, community.id, sql`r.id = ${importId}`))[0]!, now)
  },
})

const isHere = ({ state, received }: RunRow, offset: number): boolean => state === 'uploading' && offset < received

function mustBeNext({ state, received, size }: RunRow, offset: number, refuse: (code: string) => Refusal): void {
  if (state !== 'uploading') throw refuse('not_uploading')
  if (offset !== received || offset >= size) throw refuse('part_is_out_of_turn')
}

async function wholePart(
  stream: AsyncIterable<Uint8Array> | undefined,
  size: number,
  refuse: (code: string) => Refusal,
) {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of stream ?? []) {
    bytes += chunk.length
    if (bytes > size) throw refuse('part_has_wrong_size')
    chunks.push(chunk)
  }
  if (bytes !== size) throw refuse('part_has_wrong_size')
  return Buffer.concat(chunks)
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

handle(discardRun, {
  find: (about) => findRun(about, about.input.importId),
  allow: mayMoveIn,
  async prepare({ found: run, house, community, refuse }) {
    if (!shownRun(run, house.clock.now()).can.discard) throw refuse('not_now')
    await dropParts({ house, community: community.id, importId: run.id })
  },
  async run({ db, found: run, community, now, refuse }) {
    if (!shownRun(run, now).can.discard) throw refuse('not_now')
    db.send(sql`delete from import_run where community_id = ${community.id} and id = ${run.id}`)
    return {}
  },
})
