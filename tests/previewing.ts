/** A house whose world outside is a server on this machine: what is said there with a link gets its preview. */
import { strict as assert } from 'node:assert'
import type { RequestListener } from 'node:http'
import sharp from 'sharp'
import { runDeliveries } from '../src/kernel/delivery.ts'
import { listMessages, type Message, postMessage } from '../src/modules/conversation/contract.ts'
import { openTestHouse, type TestActor } from './house.ts'
import { openWeb } from './web.ts'

/** Bytes with their type, or whatever the server is to do. */
export type Served = { type: string; body: string | Uint8Array; status?: number } | RequestListener
export type Pages = Record<string, Served>

export const html = (head: string): Served => ({
  type: 'text/html; charset=utf-8',
  body: `<!doctype html><head>${head}`,
})
export const png = async (width: number, height: number): Promise<Served> => ({
  type: 'image/png',
  body: await sharp({ create: { width, height, channels: 3, background: '#2a7f8e' } })
    .png()
    .toBuffer(),
})

/** Pages by path; what is asked for is written down. */
export const served =
  (pages: Pages, asked: string[] = []): RequestListener =>
  (request, response) => {
    asked.push(`${request.headers.host}${request.url}`)
    const page = pages[new URL(request.url!, 'http://x').pathname]
    if (typeof page === 'function') return page(request, response)
    response.writeHead(page ? (page.status ?? 200) : 404, { 'content-type': page?.type ?? 'text/html' })
    response.end(page?.body ?? '<title>Not here</title>')
  }

/** `pages`: by path; whatever is the name of the host. `asked`: what arrived there, in order. */
export async function openPreviewing(pages: Pages, { mostMs = 8_000 } = {}) {
  const told = await openTestHouse()
  const asked: string[] = []
  const web = await openWeb(
    served(pages, asked),
    { 'inside.example': [['127.0.0.1', '10.0.0.1', 'fd00::1']], localhost: [['127.0.0.1']] },
    { mostMs },
  )
  told.house.outside = web.outside
  /** Until all that is due has been sent. */
  const send = async () => {
    const run = runDeliveries(told.house, (error) => assert.fail(error as Error))
    await run.settle()
    await run.stop()
  }
  const read = async (who: TestActor, { id, subjectId }: Pick<Message, 'id' | 'subjectId'>): Promise<Message> =>
    (await who.does(listMessages, { subjectId })).items.find((one) => one.id === id)!
  /** Said, and as it is read once all has been looked at. */
  const say = async (who: TestActor, subjectId: string, text: string): Promise<Message> => {
    const said = await who.does(postMessage, { subjectId, text })
    await send()
    return read(who, said)
  }
  return { ...told, pages, asked, reached: web.reached, send, read, say }
}
