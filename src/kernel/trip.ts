/** One round trip to PostgreSQL: several statements in one packet, one Sync, their answers in order. */
import type pg from 'pg'
import { prepareValue } from 'pg/lib/utils.js'

export type Statement = { name: string | undefined; text: string }
/** One statement with its values, and who waits for its rows. */
export type Step = {
  statement: Statement
  values: readonly unknown[]
  resolve(rows: never[]): void
  reject(error: unknown): void
}

type Column = { name: string; parse(text: string): unknown }
/** What is known of a statement on one connection: that it was parsed, and what its rows look like. */
type Known = { columns: Column[] | undefined; isDoubtful: boolean }

/** The parts of pg's connection that a query of one's own may use (pg's Submittable, as pg-cursor has it). */
type Connection = {
  stream: { cork(): void; uncork(): void }
  parse(query: { name: string; text: string }): void
  bind(of: { statement: string; values: readonly unknown[]; valueMapper(value: unknown): unknown }): void
  describe(of: { type: 'P'; name: string }): void
  execute(of: object): void
  close(of: { type: 'S'; name: string }): void
  sync(): void
}
type Described = { fields: { name: string; dataTypeID: number }[] }

const known = new WeakMap<Connection, Map<string, Known>>()

/**
 * pg can pipeline queries, but each then costs a Sync, an answer to it and a description of its rows, which are the
 * same every time (measured: .34 ms of Node per post; .16 in trips). `ended` is called once, after the last answer.
 */
export function trip(steps: Step[], types: pg.CustomTypesConfig, ended: () => void) {
  let at = 0
  let rows: Record<string, unknown>[] = []
  let of: Known[] = []

  return {
    /** For tests: what was asked. */
    steps,
    // pg sets a callback on whatever it is given where it wants to time queries.
    callback: undefined,
    submit(connection: Connection) {
      const statements = known.get(connection) ?? new Map()
      known.set(connection, statements)
      connection.stream.cork()
      of = steps.map((step) => send(connection, statements, step))
      connection.sync()
      connection.stream.uncork()
    },
    handleRowDescription({ fields }: Described) {
      of[at]!.columns = fields.map((field) => ({
        name: camel(field.name),
        parse: types.getTypeParser(field.dataTypeID, 'text') as Column['parse'],
      }))
    },
    handleDataRow({ fields }: { fields: (string | null)[] }) {
      const { columns } = of[at]!
      const row: Record<string, unknown> = {}
      for (let n = 0; n < fields.length; n++) {
        const { name, parse } = columns![n]!
        const text = fields[n]
        row[name] = text === null ? null : parse(text!)
      }
      rows.push(row)
    },
    handleCommandComplete({ text: tag }: { text?: string }) {
      const step = steps[at]!
      of[at]!.columns ??= []
      at++
      // A COMMIT of a failed transaction "succeeds" as a rollback: the server says so only in its tag.
      if (tag === 'ROLLBACK' && step.statement.text === 'commit') {
        step.reject(new Error('the transaction was rolled back'))
      } else step.resolve(rows as never[])
      rows = []
    },
    handleEmptyQuery() {
      this.handleCommandComplete({})
    },
    /** After a failure the server skips the rest: what was parsed for the first time may not have been. */
    handleError(error: unknown) {
      for (let n = at; n < steps.length; n++) {
        const statement = of[n]
        if (statement && (n === at || statement.columns === undefined)) statement.isDoubtful = true
        steps[n]!.reject(error)
      }
      ended()
    },
    handleReadyForQuery() {
      ended()
    },
  }
}

function send(connection: Connection, statements: Map<string, Known>, { statement, values }: Step): Known {
  const name = statement.name ?? ''
  let of = statements.get(name)
  // Closing what was never parsed is no error (PostgreSQL, Extended Query).
  if (of?.isDoubtful) connection.close({ type: 'S', name })
  if (!of || of.isDoubtful || name === '') {
    connection.parse({ name, text: statement.text })
    of = { columns: undefined, isDoubtful: false }
    statements.set(name, of)
  }
  connection.bind({ statement: name, values, valueMapper })
  if (of.columns === undefined) connection.describe({ type: 'P', name: '' })
  connection.execute({})
  return of
}

const valueMapper = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : prepareValue(value))

const camelOf = new Map<string, string>()
function camel(name: string): string {
  let made = camelOf.get(name)
  if (made === undefined) {
    made = name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
    camelOf.set(name, made)
  }
  return made
}
