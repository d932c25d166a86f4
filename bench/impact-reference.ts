/** The reference: bare Fastify that sends the same bytes, asked of the house once. */
import { get } from 'node:http'
import Fastify from 'fastify'

const page = process.env.BENCH_PAGE!
const body = await new Promise<Buffer>((resolve, reject) => {
  const asked = get(page, { headers: { 'accept-encoding': 'br' } }, async (answer) =>
    resolve(Buffer.concat(await Array.fromAsync(answer))),
  )
  asked.on('error', reject)
})
const app = Fastify()
app.get('/*', (_request, reply) => reply.header('content-encoding', 'br').type('text/html; charset=utf-8').send(body))
process.on('message', () => process.send!({ settled: true }))
process.once('SIGTERM', () => process.exit(0))
const address = await app.listen({ port: 0, host: '127.0.0.1' })
console.log(`ready ${new URL(address).port}`)
