/** Promise 6: a backup is one that was restored. */
import { strict as assert } from 'node:assert'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { sql } from 'kysely'
import { deleteMessage, postMessage } from '#modules/conversation/contract.ts'
import { download, upload } from '#modules/files/contract.ts'
import { createGoal } from '#modules/mission/contract-goals.ts'
import { recordReading } from '#modules/mission/contract-readings.ts'
import type { BackupUnusable, Manifest } from '../src/ground/backup/archive.ts'
import { verify } from '../src/ground/backup/read.ts'
import { restore } from '../src/ground/backup/restore.ts'
import { writeBackup } from '../src/ground/backup/write.ts'
import { roleUrls } from '../src/ground/migrate.ts'
import type { memoryBlobs } from './blobs.ts'
import { actorFor, openTestHouse } from './house.ts'
import { asOwner, hashesOf, restored } from './restoring.ts'

const DAY = 86_400_000

describe('a backup', async () => {
  const { house, world, database, clock, settle, clean, ana, ben } = await openTestHouse()
  const { willkommen } = world.lahn.channels
  const folder = mkdtempSync(join(tmpdir(), 'backup-'))
  after(() => rmSync(folder, { recursive: true }))
  const secrets = { 'sign-in': 'ab'.repeat(32) }
  const start = () =>
    writeBackup({ ownerUrl: database, blobs: house.blobs, now: clock.now(), secrets, erasures: 'wer gelöscht ist\n' })
  const send = async (text: string) => {
    const stream = (async function* () {
      yield Buffer.from(text)
    })()
    const file = await ben.does(
      upload,
      { subjectId: willkommen, name: 'a.txt' },
      {
        upload: { type: '', size: undefined, stream },
      },
    )
    const message = await ben.does(postMessage, { subjectId: willkommen, text: 'siehe Datei', fileIds: [file.id] })
    return { file, message }
  }
  const putBack = (file: string) => restored(file, house)

  await ana
    .does(createGoal, {
      title: '1.000 kg Müll aus der Lahn',
      metric: { kind: 'number', name: 'Müll', unit: 'kg', baseline: 0, target: 1000 },
    })
    .then((goal) => ana.does(recordReading, { metricId: goal.metrics[0]!.id, value: 120, at: '2026-09-12' }))
  const first = await send('Protokoll\tmit\\allem\r\n')
  await ben.does(postMessage, { subjectId: willkommen, text: 'Umlaute äöü, \\N, \t und 🌊\nneue Zeile' })

  test('wiped and restored, every table and every file has the hash it had', async () => {
    await settle()
    const file = join(folder, 'quiet')
    await writeFile(file, start())
    const again = await putBack(file)
    const before = await hashesOf(database)
    assert.ok(Object.keys(before).length > 30)
    assert.deepEqual(await hashesOf(again.url), before)
    assert.equal(again.blobs.size(), (house.blobs as ReturnType<typeof memoryBlobs>).size())
    assert.deepEqual([again.secrets, again.erasures], [secrets, 'wer gelöscht ist\n'])
    const reader = actorFor(again.house, ben.by, 'lahn', async () => {})
    const { stream } = await reader.does(download, { fileId: first.file.id })
    assert.equal(
      `${Buffer.concat(await Array.fromAsync(stream as AsyncIterable<Uint8Array>))}`,
      'Protokoll\tmit\\allem\r\n',
    )
    assert.deepEqual(await walls(again.url), await walls(database), 'references, walls and triggers stand again')
  })

  test('is of one moment, while people go on talking and old files are cleared away', async () => {
    const old = await send('bald weg')
    await ben.does(deleteMessage, { messageId: old.message.id })
    clock.forward(31 * DAY)
    const said: number[] = []
    let isTalking = true
    const talk = (async () => {
      while (isTalking) said.push((await ben.does(postMessage, { subjectId: willkommen, text: 'weiter' })).seq ?? 0)
    })()
    const saidBefore = said.at(-1) ?? 0
    const file = join(folder, 'busy')
    const reading = start()
    const cleaning = once(reading).then(clean)
    await writeFile(file, reading)
    await cleaning
    isTalking = false
    await talk
    const again = await putBack(file)
    const state = await again.house.db.transaction(world.lahn.id, (tx) =>
      tx.one(sql<{ head: number; top: number; entries: number; orphans: number }>`
        select (select seq from log_head) as head, (select max(seq) from activity) as top,
          (select count(*) from activity) as entries,
          (select count(*) from message m where seq is not null and not exists (
            select from activity a where a.community_id = m.community_id and a.seq = m.seq)) as orphans`),
    )
    assert.deepEqual(state, { head: state!.top, top: state!.top, entries: state!.top, orphans: 0 })
    assert.ok(state!.top >= saidBefore)
    await clean()
    const manifest = await verify(file)
    assert.deepEqual(manifest.blobs.lost, [], 'no bytes went while they were being read')
  })

  test('names the bytes it could not find, and is whole without them', async () => {
    const lost = await send('verloren gegangen')
    const [key] = await keysOf(lost.file.id)
    await house.blobs.remove(key!)
    const file = join(folder, 'lossy')
    await writeFile(file, start())
    assert.deepEqual((await verify(file)).blobs.lost, [key])
    await putBack(file)
  })

  test('that was cut off or changed is refused, wherever it was', async () => {
    const whole = join(folder, 'whole')
    await writeFile(whole, start())
    const bytes = readFileSync(whole)
    const known = await verify(whole)
    const tried = join(folder, 'tried')
    const refusalOf = async (changed: Uint8Array) => {
      writeFileSync(tried, changed)
      return verify(tried).then(
        (manifest: Manifest) => assert.deepEqual(manifest, known, 'a bit that packing does not use') ?? 'same',
        (error: BackupUnusable) => error.code,
      )
    }
    for (let part = 1; part < 20; part++) {
      const cut = await refusalOf(bytes.subarray(0, Math.floor((bytes.length * part) / 20)))
      assert.match(cut, /^backup_(damaged|unreadable)$/)
      const changed = Buffer.from(bytes)
      changed[Math.floor((bytes.length * part) / 20)]! ^= 1
      assert.match(await refusalOf(changed), /^(backup_(damaged|unreadable)|same)$/)
    }
    // Of the packing's own checksum alone: what was packed is whole, as its sums say.
    assert.match(await refusalOf(bytes.subarray(0, -1)), /^(backup_damaged|same)$/)
    assert.equal(await refusalOf(Buffer.from('keine Sicherung')), 'backup_unreadable')
    assert.equal(await refusalOf(Buffer.alloc(0)), 'backup_unreadable')
  })

  test('of a newer shape is refused', async () => {
    const file = join(folder, 'newer')
    await writeFile(file, start())
    const manifest = await verify(file)
    const newer = {
      ...manifest,
      migrations: [...manifest.migrations, { name: '9999_later.sql', hash: '0'.repeat(64) }],
    }
    const into = { urls: roleUrls(database), blobs: house.blobs, keepSecret() {}, keepErasures() {} }
    await assert.rejects(restore(file, newer, into), { code: 'backup_newer' })
  })

  async function keysOf(fileId: string): Promise<string[]> {
    const rows = await house.db.transaction(world.lahn.id, (tx) =>
      tx.rows(sql<{ blob: string }>`select blob from file where id = ${fileId}`),
    )
    return rows.map(({ blob }) => blob)
  }
})

const once = (stream: NodeJS.ReadableStream): Promise<void> =>
  new Promise((resolve) => stream.once('readable', () => resolve()))

const walls = (url: string) =>
  asOwner(url, async (client) => {
    const { rows } = await client.query(`
      select concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated) as what
      from pg_constraint where connamespace = 'public'::regnamespace
      union select concat_ws(' ', oid::regclass, relrowsecurity, relforcerowsecurity) from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r'
      union select concat_ws(' ', tgrelid::regclass, tgname, tgenabled) from pg_trigger where not tgisinternal order by 1`)
    return rows.map(({ what }) => what)
  })
