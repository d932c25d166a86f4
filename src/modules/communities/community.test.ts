import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { openTestHouse } from '#tests/house.ts'
import { getCommunity, getMember, listMembers, updateCommunity, updateMyProfile } from './contract.ts'
import { listDoors } from './contract-joining.ts'

describe('a community', async () => {
  const { ana, mara, ben, cem, gina, sam, sofia, otto, someone, house, world } = await openTestHouse()
  const { members } = world.lahn

  test('members see its settings and what they may do; visitors see a public face', async () => {
    const mine = await ben.does(getCommunity, {})
    assert.equal(mine.me?.name, 'Ben Okafor')
    assert.equal(mine.settings?.directory, 'members')
    assert.deepEqual([mine.can.invite, mine.can.update, mine.can.mentionAll], [true, false, false])
    assert.equal((await ana.does(getCommunity, {})).can.setRoles, true)
    const seen = await someone.does(getCommunity, {})
    assert.deepEqual([seen.name, seen.settings, seen.me, seen.alias], ['Flussretter Lahn', null, null, 'free'])
    assert.equal((await sofia.does(getCommunity, {})).can.askToJoin, true)
    assert.equal((await sam.does(getCommunity, {})).me?.standing, 'suspended')
  })

  test('stewards change its look, owners everything; the colour is corrected for reading', async () => {
    const seen = await mara.does(updateCommunity, { color: '#ffcc00', joiningQuestions: ['Was führt dich her?'] })
    assert.deepEqual([seen.color, seen.accentLight], ['#ffcc00', '#806500'])
    await mara.isRefused(updateCommunity, { name: 'Meine' }, 'forbidden')
    await ben.isRefused(updateCommunity, { color: '#000000' }, 'forbidden')
    await someone.isRefused(updateCommunity, { color: '#000000' }, 'signed_out')
    const changed = await ana.does(updateCommunity, { name: 'Lahnretter', preset: 'self_help', joining: 'invitation' })
    assert.deepEqual(
      [changed.name, changed.preset, changed.settings?.directory, changed.joining],
      ['Lahnretter', 'self_help', 'stewards', 'invitation'],
    )
    await ana.isRefused(updateCommunity, { timeZone: 'Mond/Krater' }, 'invalid')
    await ana.isRefused(updateCommunity, { logoFileId: members.ana }, 'no_such_picture')
    await ana.isRefused(updateCommunity, { color: 'red' }, 'invalid')
  })

  test('without a public page it does not exist for those outside', async () => {
    await ana.does(updateCommunity, { publicPage: false })
    for (const outside of [someone, sofia, otto.in('lahn')]) await outside.isRefused(getCommunity, {}, 'not_found')
    await gina.does(getCommunity, {})
    await sam.does(getCommunity, {})
    await ana.does(updateCommunity, { preset: 'association' })
  })

  test('who has an account finds the communities one can come into by oneself', async () => {
    const slugs = async () => (await sofia.does(listDoors, {})).items.map(({ slug }) => slug)
    assert.deepEqual(await slugs(), ['berg', 'lahn'])
    await someone.isRefused(listDoors, {}, 'signed_out')
    await ana.does(updateCommunity, { joining: 'invitation' })
    assert.deepEqual(await slugs(), ['berg'])
    await ana.does(updateCommunity, { joining: 'open', publicPage: false })
    assert.deepEqual(await slugs(), ['berg'])
    await ana.does(updateCommunity, { preset: 'association' })
    const first = await sofia.does(listDoors, { most: 1 })
    assert.equal((await sofia.does(listDoors, { most: 1, after: first.next! })).items[0]?.slug, 'lahn')
  })

  test('the directory is paged by name and searched', async () => {
    const first = await ben.does(listMembers, { most: 2 })
    const second = await ben.does(listMembers, { most: 2, after: first.next! })
    const last = await ben.does(listMembers, { most: 2, after: second.next! })
    const names = [...first.items, ...second.items, ...last.items].map((member) => member.name)
    assert.deepEqual(names, ['Ana Keller', 'Ben Okafor', 'Cem Demir', 'Gina Gast', 'Mara Lindner'])
    assert.equal(last.next, null)
    const found = await ben.does(listMembers, { text: 'linD' })
    assert.deepEqual(
      found.items.map((member) => member.name),
      ['Mara Lindner'],
    )
    assert.equal((await ben.does(listMembers, { after: 'nonsense' })).items.length, 5)
    await gina.isRefused(listMembers, {}, 'forbidden')
    await sam.isRefused(listMembers, {}, 'forbidden')
    await someone.isRefused(listMembers, {}, 'signed_out')
    await ana.does(updateCommunity, { directory: 'stewards' })
    await ben.isRefused(listMembers, {}, 'forbidden')
    await mara.does(listMembers, {})
    await ana.does(updateCommunity, { directory: 'members' })
  })

  test('each field is shown to whom its member wants', async () => {
    const visibility = { place: 'stewards', gives: 'me' } as const
    await ben.does(updateMyProfile, { place: 'Marburg', gives: 'Zeit', skills: ['Boot'], visibility })
    const byAna = await ana.does(getMember, { memberId: members.ben })
    assert.deepEqual([byAna.place, byAna.gives, byAna.skills, byAna.visibility], ['Marburg', '', ['Boot'], null])
    const own = await ben.does(getMember, { memberId: members.ben })
    assert.deepEqual([own.gives, own.visibility, own.isMe], ['Zeit', visibility, true])
    const byGina = await gina.does(getMember, { memberId: members.ben })
    assert.deepEqual([byGina.place, byGina.skills], ['', ['Boot']])
    assert.equal((await mara.does(listMembers, { text: 'marburg' })).items.length, 1)
    assert.equal((await ben.does(listMembers, { skill: 'Boot' })).items.length, 1)
    assert.equal((await cem.does(listMembers, { text: 'marburg' })).items.length, 0)
  })

  test('a face must be a picture one uploaded oneself', async () => {
    const file = '01990000-0000-7000-8000-00000000f001'
    await house.db.transaction(world.lahn.id, async (tx) =>
      tx.send(sql`
        insert into file (community_id, id, name, type, size, blob, uploaded_by, uploaded_at)
        values (${world.lahn.id}, ${file}, 'ich.png', 'image/png', 10, 'x', ${members.ben}, ${house.clock.now()})`),
    )
    await ana.isRefused(updateMyProfile, { faceFileId: file }, 'no_such_picture')
    assert.equal((await ben.does(updateMyProfile, { faceFileId: file })).face, file)
    assert.equal((await ben.does(updateMyProfile, { faceFileId: null })).face, null)
    await ben.isRefused(updateMyProfile, { links: ['javascript:alert(1)'] }, 'invalid')
    await ben.isRefused(updateMyProfile, { name: 'Ben\nBcc: x' }, 'invalid')
    await sofia.isRefused(updateMyProfile, { name: 'Sofia' }, 'forbidden')
  })

  test('whom one may not know is not found', async () => {
    await gina.does(getMember, { memberId: members.mara })
    await gina.isRefused(getMember, { memberId: members.cem }, 'not_found')
    await ben.isRefused(getMember, { memberId: members.sam }, 'not_found')
    assert.equal((await mara.does(getMember, { memberId: members.sam })).can.resume, true)
    await ben.isRefused(getMember, { memberId: world.berg.members.otto }, 'not_found')
    await sofia.isRefused(getMember, { memberId: members.ben }, 'not_found')
  })
})
