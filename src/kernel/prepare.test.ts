/** Slow work holds no connection: whoever reads meanwhile is answered. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { readSettings, signIn, signUp } from '#modules/people/contract.ts'
import { openTestHouse } from '#tests/house.ts'

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
