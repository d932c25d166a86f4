/** An assistant with a token from the settings screen says something, and it stands on every open screen. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { openStage } from './browser.ts'
import { looksRight } from './look.ts'
import { message } from './talking.ts'

const stage = await openStage()
const { channels } = stage.world.lahn

test('what an assistant posts through MCP appears live; once its token has ended it says nothing more', async () => {
  const cem = await stage.visit('cem', `/c/lahn/talk/${channels.willkommen}`, { width: 360, language: 'en' })
  await cem.page.getByRole('log').waitFor()
  const ben = await stage.visit('ben', '/c/lahn/me')
  await ben.the('button', 'people:tokens.new').click()
  await ben.field('people:tokens.name').fill('Protokollhilfe')
  await ben.page.getByRole('radio', { name: ben.t('people:tokens.kind.write') }).check()
  await looksRight(ben.page, 'token-new-de-1440')
  await ben.the('button', 'people:tokens.make').click()
  const secret = await ben.page.getByText(/^lst_/).innerText()
  await looksRight(ben.page, 'token-made-de-1440')

  const assistant = new Client({ name: 'story', version: '1' })
  const headers = { authorization: `Bearer ${secret}` }
  const transport = new StreamableHTTPClientTransport(new URL(`${stage.url}/mcp`), { requestInit: { headers } })
  await assistant.connect(transport)
  const post = (text: string) =>
    assistant.callTool({
      name: 'conversation_postMessage',
      arguments: { subjectId: channels.willkommen, text },
    })
  assert.notEqual((await post('Das Protokoll steht bereit.')).isError, true)
  await message(cem, 'Das Protokoll steht bereit.').waitFor()

  await ben.page.getByRole('button', { name: 'Protokollhilfe' }).click()
  await ben.the('button', 'people:tokens.end').click()
  await ben.text('people:tokens.ended').waitFor()
  await assert.rejects(post('Noch etwas'))
  await assistant.close()
})
