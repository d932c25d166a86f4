import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { getMember, handOver } from '#modules/communities/contract.ts'
import { listMessages, postMessage, react } from '#modules/conversation/contract.ts'
import { upload } from '#modules/files/contract.ts'
import { me } from '#modules/people/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import { eraseAgain } from './again.ts'
import { eraseAccount, eraseMembership, exportMine, listMyPlaces } from './contract.ts'

const { house, world, clock, settle, clean, ...cast } = await openTestHouse()
const { ana, mara, ben, cem, gina, sofia } = cast
const { id: communityId, members, channels } = world.lahn
const subjectId = channels.willkommen

/** Just signed in: that proves enough where there is no password. */
async function signIn(who: keyof typeof world.people) {
  const id = world.people[who]
  const [at, end] = [clock.now(), new Date(clock.now().getTime() + 9e9)]
  await house.db.rows(sql`insert into session (id, person_id, token, expires_at, created_at, updated_at)
    values (${id}, ${id}, ${who}, ${end}, ${at}, ${at}) on conflict (id) do update set created_at = excluded.created_at`)
}
const inLahn = <Row>(query: ReturnType<typeof sql<Row>>) => house.db.transaction(communityId, (tx) => tx.rows(query))
const file = async (by: typeof ben, text: string) => {
  const stream = (async function* () {
    yield Buffer.from(text)
  })()
  return by.does(
    upload,
    { subjectId: channels.messgruppe, name: `${text}.txt` },
    { upload: { stream, type: '', size: undefined } },
  )
}
/** Everywhere in the database: which tables still hold this text. */
async function tablesWith(text: string): Promise<string[]> {
  const tables = await house.db.rows(sql<{ name: string }>`
    select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'migration'`)
  const found: string[] = []
  for (const { name } of tables) {
    const [row] = await inLahn(sql<{ n: number }>`
      select count(*)::int as n from ${sql.table(name)} t where strpos(t::text, ${text}) > 0`)
    if (row!.n > 0) found.push(name)
  }
  return found
}

describe('whoever wants to be forgotten', () => {
  test('proves first that it is them', async () => {
    await ben.isRefused(eraseMembership, { communityId, words: 'kept' }, 'sign_in_again')
    await signIn('ben')
    clock.forward(16 * 60_000)
    await ben.isRefused(eraseAccount, { words: 'kept' }, 'sign_in_again')
    await sofia.isRefused(eraseMembership, { communityId, words: 'kept' }, 'not_found')
  })

  test('leaves their words without their name, if they like', async () => {
    const said = await cem.does(postMessage, { subjectId, text: 'Der Pegel steigt.' })
    await signIn('cem')
    await cem.does(eraseMembership, { communityId, words: 'kept' })
    const { items } = await ben.does(listMessages, { subjectId })
    const shown = items.find(({ id }) => id === said.id)!
    assert.equal(shown.text, 'Der Pegel steigt.')
    assert.equal((await ben.does(getMember, { memberId: members.cem })).name, 'Ehemaliges Mitglied')
    assert.deepEqual(await tablesWith('Cem Demir'), [])
    await cem.isRefused(postMessage, { subjectId, text: 'noch da?' }, 'not_found')
    assert.deepEqual((await cem.does(listMyPlaces, {})).items, [])
    assert.equal((await cem.does(me, {})).email, 'cem@example.org', 'the account is not touched')
  })

  test('or takes them along: text, files and reactions, from open screens too', async () => {
    const kept = await ben.does(postMessage, { subjectId, text: 'Wer misst am Samstag?' })
    const inGroup = { subjectId: channels.messgruppe }
    const fund = await file(gina, 'Geheimer Fund')
    const said = await gina.does(postMessage, { ...inGroup, text: 'Ginas Worte', fileIds: [fund.id] })
    await gina.does(react, { messageId: said.id, emoji: '👍' })
    await settle() // so that it can be found
    assert.ok((await tablesWith('Geheimer Fund')).length > 1 || (await tablesWith('geheimer fund')).length > 0)
    await signIn('gina')
    await gina.does(eraseMembership, { communityId, words: 'removed' })
    assert.deepEqual(await tablesWith('Ginas Worte'), [])
    assert.deepEqual(await tablesWith('Gina Gast'), [])
    for (const gone of ['Geheimer Fund', 'geheimer fund', 'ginas worte']) assert.deepEqual(await tablesWith(gone), [])
    const told = await inLahn(sql<{ messageId: string }>`
      select data->>'messageId' as message_id from activity where kind = 'conversation.message_deleted'`)
    assert.deepEqual(told, [{ messageId: said.id }])
    const { items } = await ben.does(listMessages, { subjectId })
    assert.ok(
      items.some(({ id }) => id === kept.id),
      'what others said stays',
    )
    await settle()
  })

  test('hands over first what is entrusted to them alone', async () => {
    await signIn('ana')
    const [place] = (await ana.does(listMyPlaces, {})).items
    assert.equal(place!.isLastOwner, true)
    await ana.isRefused(eraseMembership, { communityId, words: 'kept' }, 'last_owner')
    await ana.isRefused(eraseAccount, { words: 'kept' }, 'last_owner')
    await ana.does(handOver, { memberId: members.mara })
    await ana.does(eraseAccount, { words: 'removed' })
    assert.deepEqual(await tablesWith('ana@example.org'), [])
    assert.deepEqual(await tablesWith('Ana Keller'), [])
    await ana.isRefused(me, {}, 'signed_out').catch(() => ana.isRefused(me, {}, 'forbidden'))
    await mara.does(postMessage, { subjectId, text: 'Wir machen weiter.' })
  })

  test('stays forgotten when an older backup comes back', async () => {
    const { ben: member } = members
    const said = await ben.does(postMessage, { subjectId, text: 'Bens letzte Worte' })
    const before = await inLahn(
      sql<{ row: string }>`select to_jsonb(m)::text as row from member m where id = ${member}`,
    )
    const person = await house.db.rows(sql<{ row: string }>`
      select to_jsonb(p)::text as row from person p where id = ${world.people.ben}`)
    await signIn('ben')
    await ben.does(eraseAccount, { words: 'removed' })
    assert.equal(await eraseAgain(house), 0, 'nothing to do where nothing came back')
    // As a restored database would have it.
    await house.db.rows(
      sql`insert into person select * from jsonb_populate_record(null::person, ${person[0]!.row}::jsonb)`,
    )
    await inLahn(sql`
      update member set person_id = ${world.people.ben}, standing = 'active', name = r.name
      from jsonb_populate_record(null::member, ${before[0]!.row}::jsonb) r where member.id = ${member}`)
    await inLahn(
      sql`update message set text = 'Bens letzte Worte', deleted_at = null, purged_at = null where id = ${said.id}`,
    )
    assert.equal(await eraseAgain(house), 2, 'the member and the account')
    assert.deepEqual(await tablesWith('Bens letzte Worte'), [])
    assert.deepEqual(await tablesWith('ben@example.org'), [])
    await clean()
  })

  test('nobody but they themselves', async () => {
    await mara.withToken(['leaving:write', 'leaving:read'], communityId).isRefused(exportMine, {}, 'out_of_scope')
  })
})
