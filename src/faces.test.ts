import { strict as assert } from 'node:assert'
import { createServer } from 'node:http'
import { after, test } from 'node:test'
import { identify } from '#modules/people/identify.ts'
import { openTestHouse } from '../tests/house.ts'
import { openFaces } from './faces.ts'

const { house } = await openTestHouse()
const other = createServer().listen(0, '127.0.0.1')
await new Promise((listens) => other.once('listening', listens))
after(() => other.close())

test('a port that is taken is named, with the setting that chooses another', async () => {
  const { port } = other.address() as { port: number }
  const opening = openFaces({
    config: { host: '127.0.0.1', port, baseUrl: house.baseUrl, trustProxy: false },
    house,
    identify: identify(house),
    outboxPage: undefined,
    report() {},
    log: false,
  })
  await assert.rejects(opening, { message: `port ${port} of 127.0.0.1 is taken. Choose another with PORT.` })
})
