/** The database: Kysely builds and types the SQL, this file runs it named and pipelined over a small pool. */
import { createHash } from 'node:crypto'
import {
  CamelCasePlugin,
  type Compilable,
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
} from 'kysely'
import pg from 'pg'
import type { Rows } from './rows.ts'

/** Builds queries; has no connection. Names are camelCase here and snake_case in SQL. */
export const k = new Kysely<Rows>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
  plugins: [new CamelCasePlugin()],
})

export type Query<Row> = Compilable<Row> | RawBuilder<Row> | CompiledQuery<Row> | Bound<Row>
type Bound<Row> = { statement: Statement; values: unknown[]; row?: Row }
type Statement = { name: string | undefined; text: string }

/** What a handler sees of the database: one transaction, already inside its community. */
export type Db = {
  rows<Row>(query: Query<Row>): Promise<Row[]>
  one<Row>(query: Query<Row>): Promise<Row | undefined>
  /** Sends a write without waiting for it; the commit waits, and fails when it failed. */
  send(query: Query<unknown>): void
  /** As `send`, but after the activities were numbered: `seqRecorded` holds the number of the first. */
  sendNumbered(query: Query<unknown>): void
}

/** In a query passed to `sendNumbered`: the log number of the first activity recorded by this operation. */
export const seqRecorded = "current_setting('app.seq')::bigint"

const names = new Map<string, Statement>()
/** Beyond this many distinct texts something builds SQL from data: those run unnamed, so servers don't fill up. */
const MOST_NAMED = 2_000

function statementOf(text: string): Statement {
  const known = names.get(text)
  if (known) return known
  const named = names.size < MOST_NAMED
  const statement = { name: named ? createHash('sha1').update(text).digest('base64url').slice(0, 20) : undefined, text }
  if (named) names.set(text, statement)
  return statement
}

/** Compiles a query once: `args` stands for the values; each call only fills them in. For the hot path. */
export function prepared<Args extends Record<string, unknown>, Row>(
  build: (args: Args) => Compilable<Row> | RawBuilder<Row>,
): (args: Args) => Bound<Row> {
  let statement: Statement | undefined
  let order: (string | { constant: unknown })[] = []
  return (args) => {
    if (!statement) {
      const stand = new Proxy({}, { get: (_, key) => new Slot(String(key)) }) as Args
      const compiled = compile(build(stand))
      order = compiled.parameters.map((value) => (value instanceof Slot ? value.name : { constant: value }))
      statement = statementOf(compiled.sql)
    }
    return { statement, values: order.map((slot) => (typeof slot === 'string' ? args[slot] : slot.constant)) }
  }
}

class Slot {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

function compile<Row>(query: Compilable<Row> | RawBuilder<Row>): CompiledQuery<Row> {
  return query.compile(k as never)
}

function bind(query: Query<unknown>): Bound<unknown> {
  if ('statement' in query) return query
  const compiled = 'compile' in query ? compile(query) : query
  return { statement: statementOf(compiled.sql), values: compiled.parameters as unknown[] }
}

const types = new pg.TypeOverrides()
types.setTypeParser(pg.types.builtins.INT8, Number)
types.setTypeParser(pg.types.builtins.NUMERIC, Number)
types.setTypeParser(pg.types.builtins.DATE, (day: string) => day)
types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (at: string) => new Date(at).toISOString())

export type Database = {
  /** Runs `work` in one transaction of one community (its id; `null`: none, so row-level security shows nothing). */
  transaction<T>(community: string | null, work: (tx: Transaction) => Promise<T>): Promise<T>
  /** A single statement outside any community, for global tables and the clerk's functions. */
  rows<Row>(query: Query<Row>): Promise<Row[]>
  close(): Promise<void>
}

export type Transaction = Db & {
  enter(community: string): void
  /** Queries for `sendNumbered`, released after the record statement. */
  releaseNumbered(): void
  /** Waits for all that was sent; fails with the first error. */
  settled(): Promise<void>
}

/** Opens a pool. 8 connections carry more than 16 (measured); `pipeline` puts a whole trip in one packet. */
export function openDatabase(url: string, most = 8): Database {
  // Statements are few and named: planned once per connection. Planning `visible` anew costs more than running it.
  // No sequential scans where an index will do: a plan made while a table was still empty is kept while it grows.
  const options = '-c plan_cache_mode=force_generic_plan -c jit=off -c enable_seqscan=off'
  const settings = { connectionString: url, max: most, pipeline: true, types, keepAlive: true, options }
  const pool = new pg.Pool(settings as pg.PoolConfig)
  // Without listeners a connection that dies (the server restarts), idle or between two statements of a transaction,
  // would end the whole process. What is sent on it next fails, and that is told to whoever sent it.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return {
    async transaction(community, work) {
      const client = await pool.connect()
      const tx = openTransaction(client, community)
      let broken = false
      try {
        const result = await work(tx)
        tx.send({ statement: COMMIT, values: [] })
        await tx.settled()
        return result
      } catch (error) {
        broken = await rollback(client)
        throw error
      } finally {
        client.release(broken)
      }
    },
    rows: async (query) => camelRows(await run(pool, bind(query))),
    close: () => pool.end(),
  }
}

// Without values these travel in PostgreSQL's simple protocol: one message instead of five.
const COMMIT: Statement = { name: undefined, text: 'commit' }
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A setting of this transaction only; row-level security reads it. An id of another form never gets here. */
function enterText(community: string): string {
  if (community !== '' && !UUID.test(community)) throw new Error('not the id of a community')
  return `set local app.community to '${community}'`
}

function openTransaction(client: pg.PoolClient, community: string | null): Transaction {
  const sent: Promise<unknown>[] = []
  let held: Query<unknown>[] = []
  const start = (query: Query<unknown>) => {
    cork(client)
    const going = run(client, bind(query))
    going.catch(() => {}) // settled() reports it; unobserved it would count as an unhandled rejection
    sent.push(going)
    return going
  }
  const send = (query: Query<unknown>): void => void start(query)
  const rows = async <Row>(query: Query<Row>): Promise<Row[]> => camelRows<Row>(await start(query))
  const enter = (id: string) => send({ statement: { name: undefined, text: enterText(id) }, values: [] })
  send({ statement: { name: undefined, text: `begin; ${enterText(community ?? '')}` }, values: [] })
  return {
    rows,
    one: async (query) => (await rows(query))[0],
    send,
    sendNumbered: (query) => held.push(query),
    enter,
    releaseNumbered() {
      for (const query of held) send(query)
      held = []
    },
    async settled() {
      for (const going of sent) await going
    },
  }
}

/** Everything sent in one turn of the event loop leaves in one packet. */
function cork(client: pg.PoolClient) {
  const stream = (client as unknown as { connection: { stream: Corkable } }).connection.stream
  if (stream.writableCorked > 0) return
  stream.cork()
  process.nextTick(() => stream.uncork())
}
type Corkable = { cork(): void; uncork(): void; writableCorked: number }

async function run(on: pg.Pool | pg.PoolClient, { statement, values }: Bound<unknown>): Promise<pg.QueryResult> {
  const result = await on.query({ name: statement.name, text: statement.text, ...(values.length > 0 && { values }) })
  // A COMMIT of a failed transaction "succeeds" as a rollback: the server says so only in its tag.
  if (statement === COMMIT && result.command === 'ROLLBACK') throw new Error('the transaction was rolled back')
  return result
}

/** True when the connection cannot be trusted any more. */
async function rollback(client: pg.PoolClient): Promise<boolean> {
  try {
    await client.query('rollback')
    return false
  } catch {
    return true
  }
}

const camelOf = new Map<string, string>()
function camel(name: string): string {
  let made = camelOf.get(name)
  if (made === undefined) {
    made = name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
    camelOf.set(name, made)
  }
  return made
}

function camelRows<Row>(result: pg.QueryResult): Row[] {
  const renamed = result.fields.filter((field) => camel(field.name) !== field.name).map((field) => field.name)
  if (renamed.length === 0) return result.rows
  for (const row of result.rows) {
    for (const name of renamed) {
      row[camel(name)] = row[name]
      delete row[name]
    }
  }
  return result.rows
}
