/** The reference for reading: the same query by the bare driver, serialised; no find, no rules, no RLS. */
import { createServer } from 'node:http'
import pg from 'pg'
import { pageBefore } from '#modules/conversation/list.ts'

// Planned once per connection, as in the house: planning anew each time would only make the reference slower.
const options = '-c plan_cache_mode=force_generic_plan -c jit=off -c enable_seqscan=off'
const pool = new pg.Pool({ connectionString: JSON.parse(process.env.BENCH_URLS!).owner, max: 8, options })
pool.on('error', () => {})

const server = createServer(async (request, response) => {
  const { searchParams } = new URL(request.url!, 'http://bench')
  const [community, subject, member] = ['community', 'subject', 'member'].map((name) => searchParams.get(name)!)
  const ask = { community: community!, subject: subject!, member: member!, most: 50, around: null }
  const { statement, values } = pageBefore({ ...ask, at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' })
  const { rows } = await pool.query({ name: 'list', text: statement.text, values })
  const answer = rows[0].answer
  response
    .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) })
    .end(answer)
})
process.on('message', () => process.send!({ settled: true }))
process.once('SIGTERM', () => process.exit(0))
server.listen(0, '127.0.0.1', () => console.log(`ready ${(server.address() as { port: number }).port}`))
