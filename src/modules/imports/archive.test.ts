import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { writeZip, type ZipEntry } from '#tests/zip.ts'
import { BARE, openArchive } from './archive.ts'
import { archiveLimits } from './archive-entry.ts'

const folder = await mkdtemp(join(tmpdir(), 'archive-'))
after(() => rm(folder, { recursive: true }))
let zips = 0

async function open(entries: Iterable<ZipEntry>, limits = archiveLimits) {
  return openArchive(await writeZip(join(folder, `${zips++}.zip`), entries), limits)
}

const megabyte = 1024 ** 2

test('an ordinary archive gives its files, packed and stored, and no folders', async () => {
  const archive = await open([
    { name: 'general/' },
    { name: 'general/a.json', data: '[1]' },
    { name: 'b.json', data: '[2]', stored: true },
  ])
  assert.deepEqual(archive.names, ['general/a.json', 'b.json'])
  assert.equal(String(await archive.read('general/a.json', 100)), '[1]')
  assert.equal(String(await archive.read('b.json', 100)), '[2]')
  assert.deepEqual(await archive.read('c.json', 100), { problem: 'not_found' })
  assert.deepEqual(await archive.read('b.json', 2), { problem: 'too_big' })
  assert.equal(archive.skipped.size, 0)
  archive.close()
})

test('names are UTF-8 when they can be, with or without the flag, and CP437 when they cannot', async () => {
  const archive = await open([
    { name: 'チャネル/1', data: 'x' },
    { name: 'büro/1', data: 'x', flags: 0x800 },
    { name: Buffer.from([0x62, 0x81, 0x72, 0x6f]), data: 'x' },
    { name: 'büro'.normalize('NFD'), data: 'x', flags: 0x800 },
  ])
  assert.deepEqual(archive.names, ['チャネル/1', 'büro/1', 'büro'])
  assert.deepEqual([...archive.skipped], [['duplicate', 1]], 'decomposed and CP437 name the same file')
  archive.close()
})

test('names that climb, start at the root, carry a drive or control characters are left out', async () => {
  const names = ['../x', 'a/../../x', '/etc/passwd', 'C:/x', '..\\x', 'a\nb', 'a/./b', 'a//b', '', 'n'.repeat(2000)]
  const archive = await open(names.map((name) => ({ name, data: 'x' })))
  assert.deepEqual(archive.names, [])
  assert.deepEqual([...archive.skipped], [['bad_name', names.length]])
  archive.close()
})

test('links, encrypted entries, duplicates and unknown packings are left out with their reason', async () => {
  const archive = await open([
    { name: 'a', data: 'first' },
    { name: 'a', data: 'second' },
    { name: 'link', data: '/etc/passwd', mode: 0o120777 },
    { name: 'locked', data: 'x', flags: 1 },
    { name: 'lzma', data: 'x', method: 14 },
    { name: 'normal', data: 'x', mode: 0o100644 },
  ])
  assert.deepEqual(archive.names, ['a', 'normal'])
  assert.equal(String(await archive.read('a', 10)), 'first')
  assert.deepEqual(Object.fromEntries(archive.skipped), {
    duplicate: 1,
    link_or_device: 1,
    encrypted: 1,
    unknown_compression: 1,
  })
  archive.close()
})

test('a bomb among good files is left out; an archive that is one is refused', async () => {
  const bomb = { name: 'bomb', data: Buffer.alloc(8 * megabyte) }
  const noise = { name: 'noise', data: Buffer.from(Array.from({ length: 100_000 }, (_, i) => (i * i * 31) % 251)) }
  const archive = await open([bomb, { name: 'good', data: 'x' }])
  assert.deepEqual(archive.names, ['good'])
  assert.deepEqual([...archive.skipped], [['suspicious_ratio', 1]])
  archive.close()
  const many = Array.from({ length: 400 }, (_, index) => ({ name: `${index}`, data: Buffer.alloc(megabyte) }))
  await assert.rejects(open(many), { code: 'archive_is_too_big' })
  await assert.rejects(open([noise], { ...archiveLimits, totalBytes: 50_000 }), { code: 'archive_is_too_big' })
})

test('an entry that is too large is left out, alone or with its like', async () => {
  const noise = Buffer.from(Array.from({ length: 6000 }, (_, i) => (i * i * 31) % 251))
  const entries = [
    { name: 'large', data: noise },
    { name: 'stored', data: noise, stored: true },
    { name: 'good', data: noise.subarray(0, 5000) },
  ]
  const archive = await open(entries, { ...archiveLimits, entryBytes: 5000 })
  assert.deepEqual(archive.names, ['good'])
  assert.deepEqual([...archive.skipped], [['too_big', 2]])
  archive.close()
})

test('an entry that unpacks to more or less than it says is damaged, and stops at once', async () => {
  const archive = await open([
    { name: 'more', data: Buffer.alloc(8 * megabyte), claims: { size: 1000 } },
    { name: 'less', data: 'short', claims: { size: 100 } },
    { name: 'stored', data: 'short', stored: true, claims: { size: 100 } },
    { name: 'crc', data: 'short', claims: { crc: 1 } },
    { name: 'noise', data: 'no deflate at all', stored: true, method: 8 },
    { name: 'good', data: 'x' },
  ])
  for (const name of ['more', 'less', 'stored', 'crc', 'noise']) {
    assert.deepEqual(await archive.read(name, 10 * megabyte), { problem: 'damaged' }, name)
  }
  let bytes = 0
  await assert.rejects(
    async () => {
      for await (const chunk of archive.stream('more')) bytes += chunk.length
    },
    { code: 'archive_entry_is_damaged' },
  )
  assert.ok(bytes <= 1000)
  assert.equal(String(await archive.read('good', 10)), 'x')
  archive.close()
})

test('entries that share bytes or point outside the file are refused or damaged', async () => {
  const data = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * i * 31) % 251))
  const shared = Array.from({ length: 20 }, (_, index) => ({ name: `${index}`, data, stored: true }))
  const overlapping = shared.map((entry, index) => ({
    ...entry,
    data: index ? Buffer.alloc(0) : data,
    claims: { size: 5000, packed: 5000, offset: 0 },
  }))
  await assert.rejects(open(overlapping), { code: 'archive_is_hostile' })
  const archive = await open([{ name: 'far', data: 'x', claims: { offset: 1_000_000 } }])
  assert.deepEqual(await archive.read('far', 10), { problem: 'damaged' })
  archive.close()
})

test('thousands of entries are listed up to the limit and refused above it', async () => {
  const entries = Array.from({ length: 5000 }, (_, index) => ({ name: `general/${index}.json`, data: '[]' }))
  const archive = await open(entries)
  assert.equal(archive.names.length, 5000)
  archive.close()
  await assert.rejects(open(entries, { ...archiveLimits, entries: 4999 }), { code: 'archive_has_too_many_entries' })
})

test('what is no zip, or half of one, is refused', async () => {
  const path = join(folder, 'broken.zip')
  for (const bytes of ['', 'hello', 'PK\u0005\u0006', '"a"'.repeat(100)]) {
    await writeFile(path, bytes)
    await assert.rejects(openArchive(path), { code: 'archive_is_unreadable' })
  }
})

test('an export that is one file of JSON, or of lines of it, is an archive of that file', async () => {
  const path = join(folder, 'export.jsonl')
  await writeFile(path, '{"a":1}\n{"b":2}\n')
  const archive = await openArchive(path)
  assert.deepEqual([archive.names, archive.sizeOf(BARE)], [[BARE], 16])
  assert.equal(String(await archive.read(BARE, 100)), '{"a":1}\n{"b":2}\n')
  assert.deepEqual(await archive.read(BARE, 3), { problem: 'too_big' })
  archive.close()
})
