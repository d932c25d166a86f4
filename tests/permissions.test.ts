/** Promise 3: a foreign id is a 404, and who may do what is written down where a review sees it change. */
import { strict as assert } from 'node:assert'
import { readFileSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '#kernel/ids.ts'
import { createChannel } from '#modules/chat/contract.ts'
import { inviteByLink } from '#modules/communities/contract-joining.ts'
import { publishSite, updateSite } from '#modules/communities/contract-site.ts'
import { postMessage } from '#modules/conversation/contract.ts'
import { scheduleMessage } from '#modules/conversation/contract-scheduled.ts'
import { addEmoji } from '#modules/emoji/contract.ts'
import { beginUpload } from '#modules/imports/contract.ts'
import { listSaved, remind, saveMessage } from '#modules/keeping/contract.ts'
import { recordEffect } from '#modules/mission/contract-effects.ts'
import { createGoal } from '#modules/mission/contract-goals.ts'
import { recordReading } from '#modules/mission/contract-readings.ts'
import { makeNote } from '#modules/notes/contract.ts'
import { createToken } from '#modules/people/contract.ts'
import { addWebhook, testWebhook } from '#modules/webhooks/contract.ts'
import { addIncoming } from '#modules/webhooks/contract-incoming.ts'
import { openTestHouse, type TestActor } from './house.ts'
import { dryHouse, type Ids, idFields, inputFor, operationsTried, tryIt, type Verdict } from './matrix.ts'
import { pictureOf } from './pictures.ts'

const SNAPSHOT = new URL('./permissions.snapshot.md', import.meta.url)
const { house, world, ...cast } = await openTestHouse()
const dry = dryHouse(house)

/** One object of each kind, made by an owner, under the names that fields have. */
async function objectsOf(
  owner: TestActor,
  place: { id: string; members: Record<string, string>; circles: Record<string, string> },
): Promise<Ids> {
  const channel = await owner.does(createChannel, { name: 'Matrix', audience: 'community' })
  const message = await owner.does(postMessage, { subjectId: channel.id, text: 'Probe' })
  const metric = { kind: 'number' as const, name: 'Kilo', unit: 'kg', baseline: 0, target: 10 }
  const goal = await owner.does(createGoal, { title: 'Probe', metric })
  const metricId = goal.metrics[0]!.id
  const reading = await owner.does(recordReading, { metricId, value: 1, at: '2026-09-17' })
  const press = { kind: 'press' as const, title: 'Bericht', source: 'Zeitung', at: '2026-09-17' }
  const effect = await owner.does(recordEffect, { goalId: goal.id, ...press })
  const { invitation } = await owner.does(inviteByLink, {})
  const token = await owner.does(createToken, { name: 'Probe' })
  await owner.does(saveMessage, { messageId: message.id })
  const [saved] = (await owner.does(listSaved, {})).items
  const reminder = await owner.does(remind, { subjectId: channel.id, when: 'in 1 hour Probe' })
  const later = { subjectId: channel.id, text: 'Probe', when: 'in 1 hour' }
  const scheduled = await owner.does(scheduleMessage, later)
  await owner.does(addEmoji, { name: 'probe' }, { upload: (await pictureOf('#2a7f8e')).upload })
  const note = await owner.does(makeNote, { subjectId: channel.id, title: 'Probe', text: 'Probe' })
  const circleId = Object.values(place.circles)[0] ?? channel.id
  const { id: importId } = await owner.does(beginUpload, { name: 'probe.zip', size: 1 })
  const claim = await claimIn(place)
  const out = { name: 'Probe', url: 'https://probe.example/', hears: ['mission.goal_created' as const] }
  const { id: webhookId } = await owner.does(addWebhook, out)
  const { id: sendingId } = await owner.does(testWebhook, { webhookId })
  const { id: hookId } = await owner.does(addIncoming, { name: 'Probe', channelId: channel.id })
  return {
    subjectId: channel.id,
    channelId: channel.id,
    messageId: message.id,
    threadId: message.id,
    goalId: goal.id,
    parentId: goal.id,
    metricId,
    readingId: reading.id,
    scheduledId: scheduled.id,
    savedId: saved!.id,
    reminderId: reminder.id,
    effectId: effect.id,
    noteId: note.id,
    invitationId: invitation.id,
    tokenId: token.id,
    memberId: Object.values(place.members).at(-1)!,
    circleId,
    fileId: channel.id,
    requestId: channel.id,
    sessionId: channel.id,
    importId,
    webhookId,
    sendingId,
    hookId,
    ...claim,
  }
}

/** Somebody from an import, whom a member says they are. */
function claimIn(place: { id: string; members: Record<string, string> }): Promise<Ids> {
  const [placeholderId, claimId] = [newId(), newId()]
  return house.db.transaction(place.id, async (tx) => {
    tx.send(sql`
      insert into member (community_id, id, kind, standing, name, created_at)
      values (${place.id}, ${placeholderId}, 'placeholder', 'active', 'Probe', now())`)
    tx.send(sql`
      insert into import_claim (community_id, id, placeholder_id, member_id, answer, answered_at, made_at)
      values (${place.id}, ${claimId}, ${placeholderId}, ${Object.values(place.members)[0]}, 'yes', now(), now())`)
    return { placeholderId, claimId }
  })
}

const own = await objectsOf(cast.ana, {
  id: world.lahn.id,
  members: { cem: world.lahn.members.cem },
  circles: { m: world.lahn.circles.messgruppe },
})
await cast.ana.does(updateSite, { imprintDe: 'Probe', privacyDe: 'Probe' })
await cast.ana.does(publishSite, {})
const foreign = await objectsOf(cast.otto, world.berg)

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
  const rows = [
    `| operation | ${Object.keys(everyone).join(' | ')} |`,
    `|---|${Object.keys(everyone)
      .map(() => '---|')
      .join('')}`,
  ]
  for (const operation of operationsTried()) {
    const cells: string[] = []
    for (const actor of Object.values(everyone)) {
      cells.push(signs[await tryIt(dry, operation, inputFor(operation, own), { by: actor.by, community: 'lahn' })])
    }
    rows.push(`| ${operation.name} | ${cells.join(' | ')} |`)
  }
  const text = `# Who may do what\n\nWritten by \`UPDATE_SNAPSHOTS=1 node --test tests/permissions.test.ts\`: each operation on one object of each kind.\n● does it (or is refused by the state of things), 401 sign in first, 403 not your part, 404 you cannot know of it.\n\n${rows.join('\n')}\n`
  if (process.env.UPDATE_SNAPSHOTS) writeFileSync(SNAPSHOT, text)
  assert.equal(text, readFileSync(SNAPSHOT, 'utf8'), 'rights changed: look at the cells, then UPDATE_SNAPSHOTS=1')
})

test('nobody outside does anything inside', async () => {
  const outside = { sam, fred, sofia, otto: otto.in('lahn') }
  const mayAnyway =
    /^(people|founding)\.|communities\.(getCommunity|join|askToJoin|leave|withdrawRequest|lookAtInvitation|acceptInvitation|readSite|readDoor|wishToJoin|confirmWish)$|mission\.(getCharter|listGoals|readImpact)$|admin\./
  const wrong: string[] = []
  for (const operation of operationsTried().filter(
    ({ within, name }) => within === 'community' && !mayAnyway.test(name),
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
  const tables = [
    'subject',
    'channel',
    'message',
    'note',
    'note_version',
    'member',
    'goal',
    'metric',
    'reading',
    'activity',
    'invitation',
    'notice',
    'watch',
    'let_in',
  ]
  const parts = await house.db.transaction(community, async (tx) => {
    const rows: string[] = []
    for (const table of tables) {
      const [row] = await tx.rows(
        sql<{
          hash: string
        }>`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from ${sql.table(table)} t`,
      )
      rows.push(`${table} ${row!.hash}`)
    }
    return rows
  })
  return parts.join('\n')
}

test('row-level security: the role cannot step around it, and without a community it shows nothing', async () => {
  const [role] = await house.db.rows(sql<{ super: boolean; bypass: boolean; owns: number }>`
    select rolsuper as super, rolbypassrls as bypass,
      (select count(*) from pg_class where relowner = r.oid) as owns from pg_roles r where rolname = current_user`)
  assert.deepEqual(role, { super: false, bypass: false, owns: 0 })
  const tables = await house.db.rows(sql<{ name: string; walled: boolean }>`
    select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as walled from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'community_id'
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`)
  assert.ok(tables.length > 20)
  for (const { name, walled } of tables) {
    assert.ok(walled, `${name} has no wall`)
    const [count] = await house.db.rows(sql<{ rows: number }>`select count(*) as rows from ${sql.table(name)}`)
    assert.equal(count!.rows, 0, `${name} shows rows without a community`)
  }
})
