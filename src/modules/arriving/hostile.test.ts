/** Archives are hostile: whoever may found may bring one. */
import { strict as assert } from 'node:assert'
import { existsSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { operator } from '#kernel/tenancy.ts'
import { hasWord } from '#kernel/words.ts'
import { listMembers } from '#modules/communities/contract.ts'
import { listMessages } from '#modules/conversation/contract.ts'
import { download } from '#modules/files/contract.ts'
import { sendPart } from '#modules/imports/contract.ts'
import { whenIdle } from '#modules/imports/worker.ts'
import { brought, FORGED_AT, forged, forgedId, forgedMember } from '#tests/arriving.ts'
import { actorFor, openTestHouse } from '#tests/house.ts'
import { bodyOf } from '#tests/moving.ts'
import { zip } from '#tests/zip.ts'
import { begin, discard, getArrival, importCommunity, start } from './contract.ts'

const subject = (n: number, more = {}) => ({
  ...{
    id: forgedId(n),
    kind: 'channel',
    title: 'Kanal',
    audience: 'community',
    created_by: forgedId(0xf001),
    created_at: FORGED_AT,
  },
  ...{ talk_is_open: false, ...more },
})
const message = (n: number, more = {}) => ({
  ...{
    id: forgedId(n),
    subject_id: forgedId(0xf100),
    author_id: forgedId(0xf001),
    at: FORGED_AT,
    text: 'hallo',
    in_channel: true,
    reply_count: 0,
  },
  ...more,
})
const file = (n: number, more = {}) => ({
  ...{
    id: forgedId(n),
    subject_id: forgedId(0xf100),
    message_id: forgedId(0xf200),
    position: 0,
    name: 'a.txt',
    type: 'text/html',
    size: 3,
  },
  ...{ uploaded_by: forgedId(0xf001), uploaded_at: FORGED_AT, ...more },
})
const sound = {
  members: [forgedMember(0xf001)],
  subjects: [subject(0xf100)],
  channels: [{ id: forgedId(0xf100), topic: '', is_first: true }],
  messages: [message(0xf200)],
}

describe('a hostile export', async () => {
  const { house, world, ana, sofia, settle } = await openTestHouse()
  const rows = <Row>(community: string, query: ReturnType<typeof sql<Row>>) =>
    house.db.transaction(community, (tx) => tx.rows(query))
  let places = 0
  /** Brought, moved in if that is offered; where it is now, and what is said of it. */
  const moved = async (bytes: Buffer) => {
    const { there, arrival } = await brought(sofia, bytes)
    if (arrival.state !== 'analysed') {
      await there.does(discard, {})
      return { arrival, there }
    }
    const slug = `ort-${++places}`
    await there.does(start, { name: 'Ort', slug, myName: 'Sofia' })
    await whenIdle()
    const here = sofia.in(slug)
    return { arrival: await here.does(getArrival, {}), there: here, found: arrival.found! }
  }

  test('that is none, is a bomb or comes from another version fails with a reason, and leaves nothing', async () => {
    const bomb = zip(Array.from({ length: 400 }, (_, n) => ({ name: `${n}`, data: Buffer.alloc(1024 ** 2) })))
    const many = Array.from({ length: 60_000 }, (_, n) => ({ name: `files/${n}`, data: '' }))
    for (const [bytes, problem] of [
      [Buffer.from('no zip'), 'archive_is_unreadable'],
      [bomb, 'archive_is_too_big'],
      [forged({}, many), 'archive_has_too_many_entries'],
      [zip([{ name: 'users.json', data: '[]' }]), 'not_a_leitstern_export'],
      [forged({}, [], { leitsternExport: '1' }), 'not_a_leitstern_export'],
      [forged({}, [], { leitsternExport: 2 }), 'made_by_a_newer_leitstern'],
      [forged({ messages: [message(1)] }, [], {}).subarray(0, 400), 'archive_is_unreadable'],
      [forged({}, [{ name: 'data/goals.json', data: '[{"id":' }]), 'archive_entry_is_damaged'],
      [forged({}, [{ name: 'data/goals.json', data: '[]', claims: { crc: 1 } }]), 'archive_entry_is_damaged'],
    ] as const) {
      const { arrival } = await moved(bytes)
      assert.deepEqual([arrival.state, arrival.problem], ['failed', problem])
      for (const language of ['de', 'en']) assert.ok(hasWord(language, `arriving:refusal.${problem}`))
    }
    assert.deepEqual(
      readdirSync(tmpdir()).filter((name) => name.startsWith(`leitstern-import-${process.pid}`)),
      [],
    )
  })

  test('whose entries have odd names or lie about themselves: they are left out, and counted', async () => {
    const { arrival, found } = await moved(
      forged({ ...sound, files: [file(0xf300), file(0xf301), file(0xf302, { sha256: 'f'.repeat(64) })] }, [
        { name: '../../etc/leitstern-evil', data: 'x' },
        { name: '/leitstern-evil', data: 'x' },
        { name: 'files/link', data: '/etc/passwd', mode: 0o120777 },
        { name: 'data/unknown.json', data: '[]' },
        { name: `files/${forgedId(0xf300)}`, data: 'abc', claims: { crc: 7 } },
        { name: `files/${forgedId(0xf302)}`, data: 'abc' },
      ]),
    )
    const lost = Object.fromEntries(found!.lost.map(({ what, count }) => [what, count]))
    assert.deepEqual(lost, {
      archive_bad_name: 2,
      archive_link_or_device: 1,
      unknown_part: 1,
      file_damaged: 2,
      file_without_bytes: 1,
    })
    assert.equal(arrival.state, 'done')
    const came = Object.fromEntries(arrival.came!.lost.map(({ what, count }) => [what, count]))
    assert.deepEqual(came, { file_damaged: 2, file_without_bytes: 1 })
    for (const path of ['/leitstern-evil', '/etc/leitstern-evil']) assert.equal(existsSync(path), false)
  })

  test('gives nobody rights, an account or a link that runs', async () => {
    const eve = forgedMember(0xf002, {
      ...{ role: 'owner', person_id: world.people.ben, email_hash: 'x', claimed_by: forgedId(0xf001) },
      links: ['javascript:alert(1)', 'https://example.org'],
    })
    const { there } = await moved(
      forged({
        ...sound,
        members: [...sound.members, eve],
        files: [file(0xf300, { source_url: 'javascript:alert(1)' })],
      }),
    )
    const community = (await house.tenancy.communityBySlug(`ort-${places}`))!.id
    const [row] = await rows(
      community,
      sql`
      select kind, role, person_id, email_hash, claimed_by, links from member where id = ${eve.id}`,
    )
    const none = { personId: null, emailHash: null, claimedBy: null }
    assert.deepEqual(row, { kind: 'placeholder', role: 'member', ...none, links: ['https://example.org'] })
    assert.equal((await there.does(listMembers, {})).items.length, 1)
    assert.deepEqual(await rows(community, sql`select source_url from file`), [{ sourceUrl: null }])
  })

  test('that names rows of other communities writes nothing there; what hangs on them stays out', async () => {
    const { channels, members, circles } = world.lahn
    const before = (await ana.does(listMessages, { subjectId: channels.willkommen })).items.length
    const { arrival, there } = await moved(
      forged({
        ...sound,
        'circle-members': [
          {
            circle_id: circles.vorstand,
            member_id: forgedId(0xf001),
            is_host: true,
            standing: 'in',
            joined_at: FORGED_AT,
          },
        ],
        messages: [
          ...sound.messages,
          message(0xf201, { subject_id: channels.willkommen, text: 'fremd' }),
          message(0xf202, { author_id: members.ana, text: 'nicht von Ana' }),
        ],
      }),
    )
    assert.equal(arrival.state, 'done')
    assert.deepEqual(arrival.came!.lost, [{ what: 'without_home', count: 3 }])
    assert.equal((await there.does(listMessages, { subjectId: forgedId(0xf100) })).items.length, 1)
    assert.equal((await ana.does(listMessages, { subjectId: channels.willkommen })).items.length, before)
  })

  test('whose ids are those of another community collides with nothing', async () => {
    const { channels, members } = world.lahn
    const taken = forged({
      members: [forgedMember(1, { id: members.ana, name: 'Ana 2' })],
      subjects: [subject(1, { id: channels.willkommen, title: 'Unser', created_by: members.ana })],
      channels: [{ id: channels.willkommen, topic: '', is_first: false }],
      messages: [message(1, { subject_id: channels.willkommen, author_id: members.ana, text: 'bei uns' })],
    })
    for (let twice = 0; twice < 2; twice++) {
      const { there, arrival } = await moved(taken)
      assert.deepEqual([arrival.came!.figures.messages, arrival.came!.lost], [1, []])
      const { items } = await there.does(listMessages, { subjectId: channels.willkommen })
      assert.deepEqual(
        items.map(({ text }) => text),
        ['bei uns'],
      )
    }
    const [name] = await rows(world.lahn.id, sql`select name from member where id = ${members.ana}`)
    assert.deepEqual(name, { name: 'Ana Keller' })
  })

  test('moved in by command says nothing in the name of a member, and opens no circle to anybody', async () => {
    const { channels, members, circles } = world.lahn
    const root = actorFor(house, operator, 'lahn', settle)
    const bytes = forged({
      members: [...sound.members, forgedMember(2, { id: members.mara })],
      subjects: [subject(0xf100), subject(0xf101, { created_by: members.mara })],
      'circle-members': [
        { circle_id: circles.vorstand, member_id: members.cem, is_host: true, standing: 'in', joined_at: FORGED_AT },
      ],
      messages: [
        message(0xf200),
        message(0xf203, { author_id: members.mara, text: 'nicht von Mara' }),
        message(0xf204, { subject_id: channels.vorstand, author_id: members.cem, text: 'nicht von Cem' }),
      ],
    })
    const { lost, messages } = await root.does(importCommunity, {}, bodyOf(bytes))
    assert.deepEqual([messages, lost], [1, [{ what: 'without_home', count: 4 }]])
    const found = await rows(world.lahn.id, sql`select from circle_member where member_id = ${members.cem}`)
    assert.equal(found.length, 0)
  })

  test('with what the database does not take fails, and can be thrown away', async () => {
    for (const wrong of [
      message(0xf201, { id: 'x' }),
      message(0xf201, { text: 'x'.repeat(40_001) }),
      message(0xf201, { text: 'a\0b' }),
      message(0xf201, { reply_count: 1e12 }),
    ]) {
      const { arrival, there } = await moved(forged({ ...sound, messages: [wrong] }))
      assert.deepEqual([arrival.state, arrival.problem], ['failed', 'archive_entry_is_damaged'])
      await there.does(discard, {})
      await there.isRefused(getArrival, {}, 'not_found')
    }
  })

  test('is what its bytes are, whatever it says: a page is text, and served as such', async () => {
    const evil = '<script>alert(1)</script>'
    const { there } = await moved(
      forged({ ...sound, files: [file(0xf300, { name: '../\u202egnp.html' })] }, [
        { name: `files/${forgedId(0xf300)}`, data: evil },
      ]),
    )
    const { type, inline, name } = await there.does(download, { fileId: forgedId(0xf300) })
    assert.deepEqual([type, inline, name], ['text/plain; charset=utf-8', false, '.._gnp.html'])
  })

  test('is sent by whoever announced it, and nobody else', async () => {
    const { slug, importId } = await sofia.does(begin, { name: 'x.zip', size: 3 })
    await ana.in(slug).isRefused(sendPart, { importId, offset: 0 }, 'not_found', bodyOf(Buffer.from('abc')))
    await ana.isRefused(sendPart, { importId, offset: 0 }, 'not_found', bodyOf(Buffer.from('abc')))
  })
})
