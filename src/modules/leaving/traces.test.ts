/** What others, an import or the search know of somebody by name or address goes with them; a ban does not. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { sql } from 'kysely'
import {
  banMember,
  suspendMember,
  unbanMember,
  updateCommunity,
  updateMyProfile,
} from '#modules/communities/contract.ts'
import { inviteByMail, join } from '#modules/communities/contract-joining.ts'
import { readDoor, wishToJoin } from '#modules/communities/contract-site.ts'
import { startRun } from '#modules/imports/contract.ts'
import { makeClaimLink, myClaims, useClaimLink } from '#modules/imports/contract-claims.ts'
import { whenIdle } from '#modules/imports/worker.ts'
import { openTestHouse } from '#tests/house.ts'
import { analysed, archiveOf, smallExport } from '#tests/moving.ts'
import { showItself } from '#tests/site.ts'
import { eraseAccount, eraseMembership } from './contract.ts'

const { house, world, clock, settle, clean, ana, mara, ben, cem, someone } = await openTestHouse()
const { id: communityId, members } = world.lahn

async function tablesWith(text: string): Promise<string[]> {
  const tables = await house.db.rows(sql<{ name: string }>`
    select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'migration'`)
  const found: string[] = []
  for (const { name } of tables) {
    const rows = await house.db.transaction(communityId, (tx) =>
      tx.rows(sql`select from ${sql.table(name)} t where strpos(lower(t::text), ${text.toLowerCase()}) > 0 limit 1`),
    )
    if (rows.length > 0) found.push(name)
  }
  return found
}

async function signIn(who: 'ben' | 'cem') {
  const id = world.people[who]
  const [at, end] = [clock.now(), new Date(clock.now().getTime() + 9e9)]
  await house.db.rows(sql`insert into session (id, person_id, token, expires_at, created_at, updated_at)
    values (${id}, ${id}, ${who}, ${end}, ${at}, ${at}) on conflict (id) do update set created_at = excluded.created_at`)
}

test('a name that came with an import, what is found by it, and an address that others wrote down', async () => {
  await showItself(ana)
  await ana.does(updateCommunity, { joining: 'open' })
  const run = await analysed(mara, archiveOf(smallExport))
  await mara.does(startRun, { importId: run.id, matches: [] })
  await whenIdle()
  const rosa = (await ben.does(myClaims, {})).items[0]!.placeholder
  const { link } = await mara.does(makeClaimLink, { placeholderId: rosa.id })
  await ben.does(useClaimLink, { secret: new URL(link).hash.slice(1) })
  await mara.does(inviteByMail, { emails: ['ben@example.org'], kind: 'member' })
  const { stamp } = await someone.does(readDoor, {})
  clock.forward(5_000)
  await someone.does(wishToJoin, { name: 'Ben', email: 'ben@example.org', acceptsCharter: true, stamp })
  await ben.does(updateMyProfile, { name: 'Ben Okafor' })
  await settle()
  assert.deepEqual(await tablesWith('Okafor'), ['member', 'search_entry', 'search_word'])
  assert.deepEqual(await tablesWith('Rosa Fluss'), ['member'])
  assert.deepEqual((await tablesWith('ben@example.org')).sort(), ['invitation', 'join_wish', 'person'])
  await signIn('ben')
  await ben.does(eraseAccount, { words: 'removed' })
  await settle()
  await clean()
  assert.deepEqual(await tablesWith('Okafor'), [])
  assert.deepEqual(await tablesWith('Rosa Fluss'), [])
  assert.deepEqual(await tablesWith('ben@example.org'), [])
})

test('a ban or a suspension outlives an erasure, until it is lifted', async () => {
  const again = { name: 'Cem', acceptsCharter: true }
  await mara.does(suspendMember, { memberId: members.cem })
  await cem.isRefused(join, again, 'suspended')
  await signIn('cem')
  await cem.does(eraseMembership, { communityId, words: 'removed' })
  await cem.isRefused(join, again, 'banned')
  await mara.does(unbanMember, { memberId: members.cem })
  await mara.isRefused(unbanMember, { memberId: members.cem }, 'wrong_standing')
  const { memberId } = await cem.does(join, again)
  await mara.does(banMember, { memberId })
  await cem.does(eraseMembership, { communityId, words: 'kept' })
  await cem.isRefused(join, again, 'banned')
})
