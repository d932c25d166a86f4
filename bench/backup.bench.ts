/** A backup of 1 GB while people post, against copying the same bytes as pg_basebackup would; in turns, same run. */
import { randomBytes } from 'node:crypto'
import { createReadStream, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { perform } from '#kernel/perform.ts'
import { postMessage } from '#modules/conversation/contract.ts'
import { writeBackup } from '../src/ground/backup/write.ts'
import { diskBlobs } from '../src/ground/disk-blobs.ts'
import { closeHouse, openHouse } from '../src/house.ts'
import { fill } from './fill.ts'
import { buildPlaces, median, openGround, type Place, percentile } from './ground.ts'
import { type Row, report } from './report.ts'

const MESSAGES = Number(process.env.BENCH_MESSAGES ?? 1_000_000)
const FILES = Number(process.env.BENCH_FILES ?? 550)
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3)
const MEGABYTE = 1024 ** 2
const POSTS_EVERY_MS = 50

const ground = await openGround()
const folder = mkdtempSync(join(tmpdir(), 'leitstern-bench-backup-'))
const blobs = diskBlobs(folder)
const house = openHouse({ urls: ground.urls, baseUrl: 'http://localhost', mail: { send: async () => {} }, blobs })
try {
  const [place] = (await buildPlaces(ground.owner, 1, 20)) as [Place]
  await fill(ground.owner, place, MESSAGES)
  await fillStore(place)
  await ground.owner.query('checkpoint')
  const cluster = (await ground.owner.query('show data_directory')).rows[0].data_directory as string
  const bytes = sizeOf(cluster) + sizeOf(join(folder, 'blobs'))
  const ours: number[] = []
  const theirs: number[] = []
  const waits: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    theirs.push(await timed(() => copyAll([cluster, join(folder, 'blobs')], join(folder, 'copy'))))
    ours.push(await whilePosting(place, waits, () => timed(backUp)))
  }
  const size = `${(bytes / MEGABYTE).toFixed(0)} MB`
  const rows: Row[] = [
    {
      measure: `backup of ${size} while people post`,
      ours: `${median(ours).toFixed(1)} s`,
      reference: `${median(theirs).toFixed(1)} s`,
      ratio: median(ours.map((seconds, n) => seconds / theirs[n]!)),
      reach: 3,
      isAtMost: true,
      note: `reference: every file of cluster and store into one, synced; ours is ${(statSync(join(folder, 'backup')).size / MEGABYTE).toFixed(0)} MB`,
    },
    {
      measure: 'posts meanwhile, p95',
      ours: `${waits.length} posts`,
      value: percentile(waits, 0.95),
      unit: 'ms',
      reach: 250,
      isAtMost: true,
      note: `median ${median(waits).toFixed(0)} ms, slowest ${Math.max(...waits).toFixed(0)} ms; one each ${POSTS_EVERY_MS} ms`,
    },
  ]
  report('backup', rows)
} finally {
  await closeHouse(house)
  await ground.stop()
  rmSync(folder, { recursive: true, force: true })
}

/** Pictures: bytes that no packing makes smaller. */
async function fillStore({ community, channel, members }: Place) {
  for (let n = 0; n < FILES; n++) {
    const { key, size } = await blobs.put(one(randomBytes(MEGABYTE)), Number.POSITIVE_INFINITY, community)
    await ground.owner.query(
      `insert into file (community_id, id, subject_id, name, type, size, blob, uploaded_by, uploaded_at)
       values ($1, gen_random_uuid(), $2, 'Bild.webp', 'image/webp', $3, $4, $5, now())`,
      [community, channel, size, key, members[0]],
    )
  }
}

async function* one(bytes: Uint8Array) {
  yield bytes
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1_000
}

function backUp(): Promise<void> {
  const source = { ownerUrl: ground.urls.owner, blobs, now: new Date(), secrets: {}, erasures: '' }
  return writeOut(join(folder, 'backup'), [writeBackup(source)])
}

async function copyAll(folders: string[], to: string): Promise<void> {
  const files = folders.flatMap(filesBelow)
  await writeOut(
    to,
    files.map((file) => createReadStream(file, { highWaterMark: MEGABYTE })),
  )
}

async function writeOut(path: string, streams: Iterable<AsyncIterable<Uint8Array>>): Promise<void> {
  const file = await open(path, 'w')
  for (const stream of streams) for await (const chunk of stream) await file.write(chunk)
  await file.sync()
  await file.close()
}

async function whilePosting(place: Place, waits: number[], work: () => Promise<number>): Promise<number> {
  let isOver = false
  const posting = (async () => {
    for (let n = 0; !isOver; n++) {
      const personId = place.people[n % place.people.length]!
      const by = { via: 'session', personId, sessionId: personId } as const
      const start = performance.now()
      await perform(
        house,
        postMessage,
        { subjectId: place.channel, text: 'Wer bringt Kescher mit?' },
        { by, community: place.slug },
      )
      waits.push(performance.now() - start)
      await pause(POSTS_EVERY_MS)
    }
  })()
  const seconds = await work()
  isOver = true
  await posting
  return seconds
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'postmaster.pid')
    .map((entry) => join(entry.parentPath, entry.name))
}

function sizeOf(folder: string): number {
  return filesBelow(folder).reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0)
}
