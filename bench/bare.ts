/** What references stand on: the driver behind `node:http` and nothing else. No find, no rules, no row-level security. */
import { createServer } from 'node:http'
import pg from 'pg'

/** Planned once per connection, as in the house: planning anew each time would only make the reference slower. */
const options = '-c plan_cache_mode=force_generic_plan -c jit=off -c enable_seqscan=off'

export function barePool(): pg.Pool {
  const pool = new pg.Pool({ connectionString: JSON.parse(process.env.BENCH_URLS!).owner, max: 8, options })
  pool.on('error', () => {})
  return pool
}

/** Of what was asked its body and its address; answers are JSON already. It says `ready PORT` and is always settled. */
export function serveBare(answer: (body: string, url: string) => Promise<string>): void {
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', async () => {
      const text = await answer(body, request.url!)
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
        .end(text)
    })
  })
  process.on('message', () => process.send!({ settled: true }))
  process.once('SIGTERM', () => process.exit(0))
  server.listen(0, '127.0.0.1', () => console.log(`ready ${(server.address() as { port: number }).port}`))
}
