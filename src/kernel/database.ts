/** The database: Kysely builds and types the SQL, this file runs it named and in few trips over a small pool. */
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
  sql,
} from 'kysely'
import pg from 'pg'
import type { Rows } from './rows.ts'
import { type Statement, type Step, trip } from './trip.ts'

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
  /**
   * Runs `work` in one transaction of one community (its id; `null`: none, so row-level security shows nothing).
   * `moment`: whatever is read in it, however long that takes, is as it was when it began.
   */
  transaction<T>(community: string | null, work: (tx: Transaction) => Promise<T>, of?: 'moment'): Promise<T>
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

/** Opens a pool. 8 connections carry more than 16 (measured). */
export function openDatabase(url: string, most = 8): Database {
  // Statements are few and named: planned once per connection. Planning `visible` anew costs more than running it.
  // No sequential scans where an index will do: a plan made while a table was still empty is kept while it grows.
  const options = '-c plan_cache_mode=force_generic_plan -c jit=off -c enable_seqscan=off'
  const pool = new pg.Pool({ connectionString: url, max: most, keepAlive: true, options })
  // Without listeners a connection that dies (the server restarts), idle or between two statements of a transaction,
  // would end the whole process. What is sent on it next fails, and that is told to whoever sent it.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return {
    async transaction(community, work, of) {
      const client = await pool.connect()
      const tx = openTransaction(client, community, of ? BEGIN_MOMENT : BEGIN)
      let broken = false
      try {
        const result = await work(tx)
        tx.send(COMMIT)
        await tx.settled()
        return result
      } catch (error) {
        broken = await rollback(client)
        throw error
      } finally {
        client.release(broken)
      }
    },
    async rows(query) {
      const client = await pool.connect()
      try {
        return await openTrips(client)(query)
      } finally {
        client.release()
      }
    },
    close: () => pool.end(),
  }
}

const plain = (text: string): Bound<unknown> => ({ statement: statementOf(text), values: [] })
const BEGIN = plain('begin')
const BEGIN_MOMENT = plain('begin isolation level repeatable read')
const COMMIT = plain('commit')
/** A setting of this transaction only; row-level security reads it. */
const enter = prepared((a: { community: string }) => sql`select set_config('app.community', ${a.community}, true)`)

function openTransaction(client: pg.PoolClient, community: string | null, begin: Bound<unknown>): Transaction {
  const start = openTrips(client)
  const sent: Promise<unknown>[] = []
  let held: Query<unknown>[] = []
  const rows = <Row>(query: Query<Row>): Promise<Row[]> => {
    const going = start(query)
    going.catch(() => {}) // settled() reports it; unobserved it would count as an unhandled rejection
    sent.push(going)
    return going
  }
  const send = (query: Query<unknown>): void => void rows(query)
  send(begin)
  send(enter({ community: community ?? '' }))
  return {
    rows,
    one: async (query) => (await rows(query))[0],
    send,
    sendNumbered: (query) => held.push(query),
    enter: (id) => send(enter({ community: id })),
    releaseNumbered() {
      for (const query of held) send(query)
      held = []
    },
    async settled() {
      for (const going of sent) await going
    },
  }
}

/** Everything asked in one turn of the event loop leaves in one packet; what is asked meanwhile leaves in the next. */
function openTrips(client: pg.PoolClient): <Row>(query: Query<Row>) => Promise<Row[]> {
  let steps: Step[] = []
  let isUnderWay = false
  const leave = () => {
    const going = steps
    steps = []
    client.query(trip(going, types, arrived) as unknown as pg.Submittable)
  }
  const arrived = () => {
    if (steps.length > 0) leave()
    else isUnderWay = false
  }
  return (query) =>
    new Promise((resolve, reject) => {
      steps.push({ ...bind(query), resolve, reject })
      if (isUnderWay) return
      isUnderWay = true
      process.nextTick(leave)
    })
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
