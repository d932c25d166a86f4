/** Promise 3: a foreign id is a 404, and who may do what is written down where a review sees it change. */
import { strict as assert } from 'node:assert'
import { readFileSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { sql } from 'kysely'
import { publishSite, updateSite } from '#modules/communities/contract-site.ts'
import { isForOutsiders, objectsOf } from './examples.ts'
import { openTestHouse, type TestActor } from './house.ts'
import { dryHouse, idFields, inputFor, operationsTried, tryIt, type Verdict } from './matrix.ts'

const SNAPSHOT = new URL('./permissions.snapshot.md', import.meta.url)
const { house, world, settle, ...cast } = await openTestHouse()
const dry = dryHouse(house)

const own = await objectsOf(house, cast.ana, {
  id: world.lahn.id,
  members: { cem: world.lahn.members.cem },
  circles: { m: world.lahn.circles.messgruppe },
})
await cast.ana.does(updateSite, { imprintDe: 'Probe', privacyDe: 'Probe' })
await cast.ana.does(publishSite, {})
const foreign = await objectsOf(house, cast.otto, world.berg)

const { ana, mara, ben, cem, gina, sam, fred, sofia, otto, someone } = cast
const everyone: Record<string, TestActor> = {
  owner: ana,
  steward: mara,
  member: ben,
  'other member': cem,
  guest: gina,
  suspended: sam,
  former: fred,
  stranger: sofia,
  'owner elsewhere': otto.in('lahn'),
  visitor: someone,
  'token read': ben.withToken(['conversation:read'], world.lahn.id),
}

const signs: Record<Verdict, string> = { done: '●', forbidden: '403', hidden: '404', door: '401', invalid: '422' }

test('who may do what stands in permissions.snapshot.md', async () => {
  const head = [
    `| operation | ${Object.keys(everyone).join(' | ')} |`,
    `|---|${Object.keys(everyone)
      .map(() => '---|')
      .join('')}`,
  ]
  const rows: string[] = []
  for (const operation of operationsTried()) {
    const cells: string[] = []
    for (const actor of Object.values(everyone)) {
      cells.push(signs[await tryIt(dry, operation, inputFor(operation, own), { by: actor.by, community: 'lahn' })])
    }
    rows.push(`| ${operation.name} | ${cells.join(' | ')} |`)
  }
  const text = `# Who may do what\n\nWritten by \`UPDATE_SNAPSHOTS=1 node --test tests/permissions.test.ts\`: each operation on one object of each kind.\n● does it (or is refused by the state of things), 401 sign in first, 403 not your part, 404 you cannot know of it.\n\n${[...head, ...rows.sort()].join('\n')}\n`
  if (process.env.UPDATE_SNAPSHOTS) writeFileSync(SNAPSHOT, text)
  assert.equal(text, readFileSync(SNAPSHOT, 'utf8'), 'rights changed: look at the cells, then UPDATE_SNAPSHOTS=1')
})

test('nobody outside does anything inside', async () => {
  const outside = { sam, fred, sofia, otto: otto.in('lahn') }
  const wrong: string[] = []
  for (const operation of operationsTried().filter(
    ({ within, name }) => within === 'community' && !isForOutsiders(name),
  )) {
    for (const [name, actor] of Object.entries(outside)) {
      const verdict = await tryIt(dry, operation, inputFor(operation, own), { by: actor.by, community: 'lahn' })
      if (verdict === 'done' || verdict === 'invalid') wrong.push(`${name} ${verdict} ${operation.name}`)
    }
  }
  assert.deepEqual(wrong, [])
})

test('an id of another community, in any place, is not found and changes nothing there', async () => {
  const before = await stateOf(world.berg.id)
  const wrong: string[] = []
  for (const operation of operationsTried().filter(({ within }) => within === 'community')) {
    for (const field of idFields(operation)) {
      const input = {
        ...inputFor(operation, own),
        [field]: /Ids$/.test(field)
          ? [foreign[field.slice(0, -1)] ?? foreign.subjectId]
          : (foreign[field] ?? foreign.subjectId),
      }
      const verdict = await tryIt(house, operation, input, { by: ana.by, community: 'lahn' })
      const isBatch = /Ids$/.test(field) // batches answer what they know and leave out the rest
      if (!isBatch && field in foreign && operation.path.includes(`{${field}}`)) {
        if (verdict !== 'hidden' && verdict !== 'forbidden')
          wrong.push(`${operation.name} took a foreign ${field}: ${verdict}`)
      }
    }
  }
  assert.deepEqual(wrong, [])
  assert.equal(await stateOf(world.berg.id), before)
})

/** A fingerprint of everything a community holds, read as the owner of the tables would see it. */
async function stateOf(community: string): Promise<string> {
  await settle()
  const tables = await communityTables()
  return house.db.transaction(community, async (tx) => {
    const rows: string[] = []
    for (const { name } of tables) {
      const of = sql<{ hash: string }>`
        select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from ${sql.table(name)} t`
      rows.push(`${name} ${(await tx.rows(of))[0]!.hash}`)
    }
    return rows.join('\n')
  })
}

const communityTables = () =>
  house.db.rows(sql<{ name: string; walled: boolean }>`
    select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as walled from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'community_id'
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`)

test('row-level security: the role cannot step around it, and without a community it shows nothing', async () => {
  const [role] = await house.db.rows(sql<{ super: boolean; bypass: boolean; owns: number }>`
    select rolsuper as super, rolbypassrls as bypass,
      (select count(*) from pg_class where relowner = r.oid) as owns from pg_roles r where rolname = current_user`)
  assert.deepEqual(role, { super: false, bypass: false, owns: 0 })
  const tables = await communityTables()
  assert.ok(tables.length > 20)
  for (const { name, walled } of tables) {
    assert.ok(walled, `${name} has no wall`)
    const [count] = await house.db.rows(sql<{ rows: number }>`select count(*) as rows from ${sql.table(name)}`)
    assert.equal(count!.rows, 0, `${name} shows rows without a community`)
  }
})
