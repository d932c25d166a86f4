import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { sql } from 'kysely'
import { perform } from '#kernel/perform.ts'
import { visitor } from '#kernel/tenancy.ts'
import { openTestHouse } from '#tests/house.ts'
import { confirm, sendSignInLink, signUp } from './contract.ts'
import { identify } from './identify.ts'

const DAY = 24 * 3_600_000

test('sessions and links are forgotten once they ended, not before', async () => {
  const { house, someone, letters, clock, clean } = await openTestHouse()
  const count = async (table: 'session' | 'verification') => {
    const [row] = await house.db.rows(sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`)
    return row!.n
  }
  const tokenTo = (to: string) =>
    /#([\w-]{22})/.exec(letters.findLast((letter) => letter.to === to)?.text ?? '')?.[1] ?? ''
  const enter = async (email: string) => {
    const done = await perform(house, confirm, { token: tokenTo(email) }, { by: visitor })
    return { cookie: `leitstern=${done.session!.token}` }
  }
  const before = await count('session')
  await someone.does(signUp, { email: 'nele@example.org' })
  const cookie = await enter('nele@example.org')
  await someone.does(sendSignInLink, { email: 'nele@example.org' })
  const waiting = tokenTo('nele@example.org')
  await clean()
  assert.deepEqual([await count('session'), await count('verification')], [before + 1, 1])

  clock.forward(25 * 60_000)
  await clean()
  assert.equal(await count('verification'), 1)
  clock.forward(60 * 60_000)
  await clean()
  assert.equal(await count('verification'), 0)
  await someone.isRefused(confirm, { token: waiting }, 'link_used_or_old')
  assert.equal(await count('session'), before + 1)

  clock.forward(58 * DAY)
  await clean()
  assert.ok(await identify(house)(cookie)) // which is a use, so the session lasts on
  clock.forward(59 * DAY)
  await clean()
  assert.equal(await count('session'), before + 1)
  clock.forward(2 * DAY)
  await clean()
  assert.equal(await count('session'), 0)
})
