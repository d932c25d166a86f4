import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { Refusal } from '#kernel/refusal.ts'
import { operator } from '#kernel/tenancy.ts'
import { hasWord, languages } from '#kernel/words.ts'
import { acceptInvitation, inviteByLink } from '#modules/communities/contract-joining.ts'
import { listMessages, postMessage } from '#modules/conversation/contract.ts'
import { actorFor, openTestHouse } from '#tests/house.ts'
import { addPerson, createToken, createTokenFor, listTokens, me, revokeToken } from './contract.ts'
import { identify } from './identify.ts'

describe('tokens', async () => {
  const { house, ana, ben, otto, gina, sofia, sam, someone, settle, clock, world } = await openTestHouse()
  const who = identify(house)
  const bearing = async (secret: string) => {
    const identity = await who({ authorization: `Bearer ${secret}` })
    return actorFor(house, identity!, 'lahn', settle)
  }
  const isBad = (authorization: string) =>
    assert.rejects(who({ authorization }), (error) => error instanceof Refusal && error.code === 'bad_token')
  const subjectId = world.lahn.channels.willkommen
  const command = actorFor(house, operator, 'lahn', settle)

  test('by default a token reads, for 90 days, and is shown once', async () => {
    const token = await ben.does(createToken, { name: 'Wandanzeige' })
    assert.match(token.secret, /^lst_[\w-]{22}$/)
    const { items } = await ben.does(listTokens, {})
    assert.equal(items.length, 1)
    assert.ok(!JSON.stringify(items).includes(token.secret))
    const display = await bearing(token.secret)
    await display.does(listMessages, { subjectId })
    await display.isRefused(postMessage, { subjectId, text: 'Hallo' }, 'out_of_scope')
    assert.equal((await ana.does(listTokens, {})).items.length, 0)
    clock.forward(91 * 86_400_000)
    house.bus.forget({})
    await isBad(`Bearer ${token.secret}`)
  })

  test('each area that tokens can be cut to has a name, and says what can be done there', async () => {
    const { areas } = await ben.does(listTokens, {})
    const words = languages.flatMap((language) => areas.map(({ name }) => hasWord(language, `${name}:area`)))
    assert.ok(areas.length > 10 && words.every(Boolean))
    assert.deepEqual(
      areas.filter(({ name }) => /^(notes|people|search|subjects)$/.test(name)),
      [
        { name: 'subjects', reads: true, writes: true },
        { name: 'notes', reads: true, writes: true },
        { name: 'search', reads: true, writes: false },
      ],
    )
  })

  test('a scope opens what it names, and never the doors', async () => {
    const { secret } = await ben.does(createToken, {
      name: 'Bot',
      scopes: ['conversation.postMessage'],
    })
    const bot = await bearing(secret)
    await bot.does(postMessage, { subjectId, text: 'Pegel 1,20 m' })
    await bot.isRefused(listMessages, { subjectId }, 'out_of_scope')
    await bot.isRefused(createToken, { name: 'Noch eins' }, 'out_of_scope')
    await bot.isRefused(me, {}, 'out_of_scope')
    await bot.in('berg').isRefused(postMessage, { subjectId: world.berg.channels.gipfel, text: 'Hallo' }, 'not_found')
    await ben.isRefused(createToken, { name: 'x', scopes: ['people.signIn'] }, 'unknown_scope')
    for (const scope of ['nothing:read', 'people:write'])
      await ben.isRefused(createToken, { name: 'x', scopes: [scope] }, 'unknown_scope')
  })

  test('a token works in its community only, however many its member belongs to', async () => {
    const { link } = await otto.does(inviteByLink, {})
    await ben.does(acceptInvitation, { secret: /#([\w-]{22})/.exec(link)![1]!, name: 'Ben' })
    const there = { subjectId: world.berg.channels.gipfel }
    await ben.in('berg').does(listMessages, there)
    const { secret } = await ben.does(createToken, { name: 'Hier' })
    const bot = await bearing(secret)
    await bot.does(listMessages, { subjectId })
    await bot.in('berg').isRefused(listMessages, there, 'not_found')
    const elsewhere = await ben.in('berg').does(createToken, { name: 'Dort' })
    const other = await bearing(elsewhere.secret)
    await other.isRefused(listMessages, { subjectId }, 'not_found')
    await other.in('berg').does(listMessages, there)
  })

  test('a revoked token, and one whose member left, end at once', async () => {
    const token = await ben.does(createToken, { name: 'Kurz' })
    const other = await gina.does(createToken, { name: 'Gast' })
    assert.ok(await who({ authorization: `Bearer ${token.secret}` }))
    await ana.isRefused(revokeToken, { tokenId: token.id }, 'not_found')
    await ben.does(revokeToken, { tokenId: token.id })
    await isBad(`Bearer ${token.secret}`)
    assert.ok(await who({ authorization: `Bearer ${other.secret}` }))
    await house.db.transaction(world.lahn.id, async (db) => {
      db.send(sql`update member set standing = 'left' where id = ${world.lahn.members.gina}`)
    })
    house.bus.forget({ community: world.lahn.id, person: world.people.gina })
    await isBad(`Bearer ${other.secret}`)
  })

  test('what is stored of a token opens nothing', async () => {
    const { secret } = await ben.does(createToken, { name: 'Dieb' })
    const stored = await house.db.transaction(world.lahn.id, (db) =>
      db.rows(sql<{ tokenHash: string }>`select token_hash from token`),
    )
    for (const { tokenHash } of stored) {
      assert.notEqual(tokenHash, secret)
      await isBad(`Bearer ${tokenHash}`)
      await isBad(`Bearer lst_${tokenHash.slice(0, 22)}`)
    }
    await isBad('Basic YTpi')
    await isBad('')
  })

  test('only members hold tokens', async () => {
    for (const outsider of [sofia, sam]) await outsider.isRefused(createToken, { name: 'x' }, 'forbidden')
    await someone.isRefused(createToken, { name: 'x' }, 'signed_out')
  })

  test('the command line makes accounts and tokens; nobody else does', async () => {
    const asked = { email: 'neu@example.org', name: 'Neu' }
    await command.does(addPerson, asked)
    await command.isRefused(addPerson, asked, 'email_taken')
    await ana.isRefused(addPerson, { email: 'x@example.org' }, 'forbidden')
    const { secret } = await command.does(createTokenFor, {
      email: 'ben@example.org',
      community: 'lahn',
      name: 'Skript',
    })
    await (await bearing(secret)).does(listMessages, { subjectId })
    const wish = { email: 'sofia@example.org', community: 'lahn', name: 'Skript' }
    await command.isRefused(createTokenFor, wish, 'no_such_member')
    await ana.isRefused(createTokenFor, wish, 'forbidden')
  })
})
