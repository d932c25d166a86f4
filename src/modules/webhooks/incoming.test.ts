import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { archiveChannel, createChannel } from '#modules/chat/contract.ts'
import { setRole } from '#modules/communities/contract.ts'
import { leaveCircle, setHost } from '#modules/communities/contract-circles.ts'
import { listMessages, postMessage } from '#modules/conversation/contract.ts'
import { uploadPicture } from '#modules/files/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import { pictureOf } from '#tests/pictures.ts'
import { openFaces } from '../../faces.ts'
import { addWebhook, listSendings } from './contract.ts'
import { addIncoming, editIncoming, endIncoming, listIncoming, renewAddress } from './contract-incoming.ts'

describe('an incoming webhook', async () => {
  const { house, ana, mara, ben, cem, gina, otto, world, settle } = await openTestHouse()
  const faces = await openFaces({
    config: { host: '127.0.0.1', port: 0, baseUrl: house.baseUrl, trustProxy: false },
    house,
    identify: async () => undefined,
    outboxPage: undefined,
    report: (error) => assert.fail(error as Error),
    log: false,
  })
  test.after(() => faces.close())
  const subjectId = world.lahn.channels.willkommen
  const add = (more: object = {}) => ana.does(addIncoming, { name: 'Pegel', channelId: subjectId, ...more })
  const send = async (url: string, payload: string, type = 'application/json') => {
    const headers = { 'content-type': type }
    const {
      statusCode,
      body,
      headers: said,
    } = await faces.app.inject({
      method: 'POST',
      url: new URL(url).pathname,
      payload,
      headers,
    })
    assert.match(String(said['content-type']), /^text\/plain/)
    return `${statusCode} ${body}`
  }
  const said = (url: string, message: unknown) => send(url, JSON.stringify(message))
  const last = async () => (await ben.does(listMessages, { subjectId })).items.at(-1)!

  test('says what is sent to it, as an app with a name and a picture', async () => {
    const face = (await ana.does(uploadPicture, {}, await pictureOf('#2a7f8e'))).id
    const { url } = await add({ face })
    assert.match(url, /^http:\/\/localhost:3000\/hooks\/[\w-]{22}$/)
    assert.equal(await said(url, { text: 'Pegel *steigt*: <https://pegel.example|mehr>' }), '200 ok')
    const { author, text } = await last()
    assert.deepEqual([author.name, author.kind, author.face], ['Pegel', 'app', face])
    assert.equal(text, 'Pegel **steigt**: [mehr](https://pegel.example)')
    const payload = new URLSearchParams({ payload: JSON.stringify({ text: 'Als Formular' }) }).toString()
    assert.equal(await send(url, payload, 'application/x-www-form-urlencoded'), '200 ok')
    assert.equal((await last()).text, 'Als Formular')
  })

  test('understands blocks and attachments', async () => {
    const { url } = await add()
    const blocks = [
      { type: 'header', text: { type: 'plain_text', text: 'Messung' } },
      { type: 'section', text: { type: 'mrkdwn', text: 'Wert: `12`' } },
    ]
    const attachments = [{ title: 'Bericht', title_link: 'https://b.example/', text: 'gut', color: '#36a64f' }]
    assert.equal(await said(url, { text: 'ohne Blöcke', blocks, attachments }), '200 ok')
    assert.equal((await last()).text, '**Messung**\n\nWert: `12`\n\n> [Bericht](https://b.example/)\n>\n> gut')
  })

  test('calls nobody, and runs nothing', async () => {
    const { url } = await add()
    const mention = `<@member:${world.lahn.members.ben}>`
    for (const text of [
      '<!channel> <!here> Achtung',
      '&lt;@all&gt; &lt;@here&gt;',
      `&lt;@member:${world.lahn.members.ben}&gt;`,
    ])
      assert.equal(await said(url, { text }), '200 ok')
    assert.equal(await said(url, { text: mention }), '200 ok')
    assert.deepEqual(
      (await ben.hears()).filter(({ why }) => why.startsWith('mentioned')),
      [],
    )
    assert.equal(await said(url, { text: '<javascript:alert(1)|hier> <script>x</script>\0' }), '200 ok')
    assert.doesNotMatch((await last()).text, /\]\(javascript|\0/)
  })

  test('answers what it cannot take as Slack does', async () => {
    const { url } = await add()
    for (const bad of ['', 'kein JSON', '[]', 'null', '"x"', '1', '{"text":'])
      assert.equal(await send(url, bad), '400 invalid_payload', bad)
    assert.equal(await said(url, {}), '400 no_text')
    assert.equal(await said(url, { text: '  ', blocks: 7, attachments: { a: 1 } }), '400 no_text')
    assert.equal(await said('http://localhost:3000/hooks/falsch', { text: 'x' }), '404 no_service')
    assert.equal(await send(url, `{"text":"${'x'.repeat(300_000)}"}`), '413 invalid_payload')
    assert.equal(await said(url, { text: 'x'.repeat(60_000) }), '200 ok')
    assert.equal((await last()).text.length, 40_000)
  })

  test('ends when it is ended, its address renewed, its channel archived or its maker gone', async () => {
    const first = await add()
    const { url } = await ana.does(renewAddress, { hookId: first.id })
    assert.equal(await said(first.url, { text: 'alt' }), '404 no_service')
    assert.equal(await said(url, { text: 'neu' }), '200 ok')
    await ana.does(endIncoming, { hookId: first.id })
    assert.equal(await said(url, { text: 'nach dem Ende' }), '404 no_service')
    assert.equal((await last()).text, 'neu')
    const channel = await mara.does(createChannel, { name: 'Pegel', audience: 'community' })
    const hers = await mara.does(addIncoming, { name: 'Pegel', channelId: channel.id })
    await mara.does(archiveChannel, { channelId: channel.id })
    assert.equal(await said(hers.url, { text: 'x' }), '410 channel_is_archived')
    const other = await mara.does(addIncoming, { name: 'Pegel', channelId: subjectId })
    await ana.does(setRole, { memberId: world.lahn.members.mara, role: 'member' })
    assert.equal(await said(other.url, { text: 'x' }), '404 no_service')
    await ana.does(setRole, { memberId: world.lahn.members.mara, role: 'steward' })
  })

  test('says nothing more in a circle that its maker is no longer in', async () => {
    const { channels, circles, members } = world.lahn
    const { url } = await mara.does(addIncoming, { name: 'Kasse', channelId: channels.vorstand })
    assert.equal(await said(url, { text: 'x' }), '200 ok')
    await mara.does(setHost, { circleId: circles.vorstand, memberId: members.ben, isHost: true })
    await mara.does(leaveCircle, { circleId: circles.vorstand })
    assert.equal(await said(url, { text: 'y' }), '404 no_service')
  })

  test('is not told on by outgoing ones', async () => {
    const { url } = await add()
    const hears = ['conversation.message_posted' as const]
    const out = { name: 'Echo', url: 'https://echo.example/', hears, channelIds: [subjectId] }
    const { id: webhookId } = await ana.does(addWebhook, out)
    await said(url, { text: 'Echo' })
    await ben.does(postMessage, { subjectId, text: 'Von Menschen' })
    await settle()
    assert.equal((await ana.does(listSendings, { webhookId })).items.length, 1)
  })

  test('is listed without its address, for owners and stewards only', async () => {
    const { id } = await add({ name: 'Liste' })
    const listed = (await mara.does(listIncoming, {})).items.find((one) => one.id === id)!
    assert.deepEqual(
      [listed.name, listed.channel?.title, listed.usedAt, listed.can.edit],
      ['Liste', 'Willkommen', null, false],
    )
    assert.ok(!JSON.stringify(listed).includes('hooks/'))
    await mara.does(editIncoming, { hookId: id, name: 'Anders' })
    await mara.isRefused(renewAddress, { hookId: id }, 'forbidden')
    await mara.isRefused(editIncoming, { hookId: id, face: id }, 'no_such_picture')
    for (const who of [ben, gina]) await who.isRefused(listIncoming, {}, 'forbidden')
    for (const who of [cem, otto]) await who.in('lahn').isRefused(endIncoming, { hookId: id }, 'not_found')
    const direct = { name: 'x', channelId: world.lahn.channels.anaUndBen }
    await ana.isRefused(addIncoming, direct, 'no_such_channel')
    await ana.isRefused(addIncoming, { name: 'x', channelId: world.berg.channels.gipfel }, 'no_such_channel')
  })

  test('takes sixty a minute', async () => {
    const { url } = await add()
    const all = await Promise.all(Array.from({ length: 70 }, () => said(url, { text: 'Takt' })))
    assert.equal(all.filter((one) => one === '200 ok').length, 60)
    assert.equal(all.filter((one) => one === '429 rate_limited').length, 10)
  })
})
