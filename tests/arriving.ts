/** What tests of arriving share: an export as a house packs it, and bringing one as a browser does. */
import { type Arrival, begin, getArrival } from '../src/modules/arriving/contract.ts'
import { analyse, PART_BYTES, sendPart } from '../src/modules/imports/contract.ts'
import { whenIdle } from '../src/modules/imports/worker.ts'
import { allPacked } from '../src/modules/leaving/community/exports.ts'
import { downloadExport, listExports, startExport } from '../src/modules/leaving/contract.ts'
import type { TestActor } from './house.ts'
import { bodyOf, sha256 } from './moving.ts'
import { type ZipEntry, zip } from './zip.ts'

/** What an owner takes along of their community. */
export async function exportBy(owner: TestActor): Promise<Buffer> {
  const { id } = await owner.does(startExport, {})
  await allPacked()
  await owner.does(listExports, {})
  const { stream } = await owner.does(downloadExport, { exportId: id })
  return Buffer.concat(await Array.fromAsync(stream as AsyncIterable<Uint8Array>))
}

/** Sent and looked at; whoever brings it speaks in the community it is to become. */
export async function brought(who: TestActor, bytes: Buffer, name = 'lahn-2026-09-17.zip') {
  const { slug, importId } = await who.does(begin, { name, size: bytes.length })
  const there = who.in(slug)
  for (let at = 0; at < bytes.length; at += PART_BYTES) {
    const part = bytes.subarray(at, at + PART_BYTES)
    await there.does(sendPart, { importId, offset: at, sha256: sha256(part) }, bodyOf(part))
  }
  await there.does(analyse, { importId })
  await whenIdle()
  const arrival: Arrival = await there.does(getArrival, {})
  return { there, slug, importId, arrival }
}

type Rows = Record<string, unknown>[]
const head = { leitsternExport: 1, madeAt: '2026-09-01T08:00:00.000Z', community: { name: 'Fremd', slug: 'fremd' } }

/** What stands in forged archives again and again. */
export const forgedId = (n: number) => `01990000-0000-7000-8000-00000000${n.toString(16).padStart(4, '0')}`
export const FORGED_AT = '2026-09-01T08:00:00.000Z'
const person = {
  kind: 'member',
  standing: 'active',
  about: '',
  place: '',
  gives: '',
  skills: [],
  interests: [],
  links: [],
}
export const forgedMember = (n: number, more = {}) => ({ id: forgedId(n), name: `Nr ${n}`, ...person, ...more })

/** An export as somebody might forge it: rows by noun, and whatever else lies in it. */
export function forged(data: Record<string, Rows>, more: ZipEntry[] = [], about: object = {}): Buffer {
  const nouns = Object.entries({ members: [], ...data })
  return zip([
    { name: 'export.json', data: JSON.stringify({ ...head, ...about }) },
    ...nouns.map(([noun, rows]) => ({ name: `data/${noun}.json`, data: JSON.stringify(rows) })),
    ...more,
  ])
}
