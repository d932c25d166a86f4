/** Slow work holds no connection: whoever reads meanwhile is answered. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { sql } from 'kysely'
import sharp from 'sharp'
import { leave } from '#modules/communities/contract.ts'
import { upload, uploadPicture } from '#modules/files/contract.ts'
import { readSettings, signIn, signUp } from '#modules/people/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import { type House, perform } from './perform.ts'

const password = 'Kiesel am Ufer'
const addresses = Array.from({ length: 20 }, (_, n) => `kind${n}@example.org`)

test('while twenty people sign up, a reader gets the only connection', async () => {
  const { someone } = await openTestHouse({ connections: 1 })
  const done: string[] = []
  const signingUp = addresses.map((email) => someone.does(signUp, { email, password }).then(() => done.push(email)))
  const reading = someone.does(readSettings, {}).then(() => done.push('read'))
  await Promise.all([...signingUp, reading])
  assert.equal(done.length, 21)
  assert.equal(done[0], 'read')
})

test('while twenty passwords are tried, a reader gets the only connection', async () => {
  const { someone } = await openTestHouse({ connections: 1 })
  const done: string[] = []
  const trying = addresses.map((email) =>
    someone.isRefused(signIn, { email, password }, 'wrong_email_or_password').then(() => done.push(email)),
  )
  const reading = someone.does(readSettings, {}).then(() => done.push('read'))
  await Promise.all([...trying, reading])
  assert.equal(done.length, 21)
  assert.equal(done[0], 'read')
})

/** The same house, and how many of its transactions are open. */
function counting(house: House) {
  let open = 0
  const transaction: House['db']['transaction'] = async (community, work) => {
    open++
    try {
      return await house.db.transaction(community, work)
    } finally {
      open--
    }
  }
  return { counted: { ...house, db: { ...house.db, transaction } }, open: () => open }
}

test('while a file arrives and a picture is written anew, no transaction is open', async () => {
  const { house, ben, world } = await openTestHouse()
  const { counted, open } = counting(house)
  const picture = await sharp({ create: { width: 900, height: 900, channels: 3, background: '#3a7' } })
    .png()
    .toBuffer()
  const seen: number[] = []
  const body = (bytes: Uint8Array) => ({
    type: '',
    size: undefined,
    stream: (async function* () {
      seen.push(open())
      yield bytes
      seen.push(open())
    })(),
  })
  const by = { by: ben.by, community: 'lahn' }
  const to = { subjectId: world.lahn.channels.willkommen, name: 'x' }
  for (const bytes of [picture, Buffer.from('nur Text')]) {
    const { output } = await perform(counted, upload, to, { ...by, upload: body(bytes) })
    assert.ok(output.id)
  }
  await perform(counted, uploadPicture, {}, { ...by, upload: body(picture) })
  assert.deepEqual(seen, [0, 0, 0, 0, 0, 0])
})

test('whoever loses the right while the slow work lasts is refused after it', async () => {
  const { ben, cem, world, house } = await openTestHouse()
  const to = { subjectId: world.lahn.channels.willkommen, name: 'x.txt' }
  const stream = (async function* () {
    yield Buffer.from('angefangen als Mitglied')
    await ben.does(leave, {})
  })()
  await ben.isRefused(upload, to, 'not_found', { upload: { type: '', size: undefined, stream } })
  const files = await house.db.transaction(world.lahn.id, (tx) => tx.rows(sql`select from file where name = 'x.txt'`))
  assert.equal(files.length, 0)
  await cem.does(upload, to, { upload: { type: '', size: undefined, stream: (async function* () {})() } })
})
