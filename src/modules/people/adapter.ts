/** What better-auth reads and writes goes through the transaction of the operation that asked; secrets are hashed here. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { type CleanedWhere, createAdapterFactory } from 'better-auth/adapters'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { hashSecret } from '#kernel/ids.ts'

export const transaction = new AsyncLocalStorage<Db>()

function db(): Db {
  const current = transaction.getStore()
  if (!current) throw new Error('better-auth was asked outside of an operation')
  return current
}

/** Columns that hold a secret: stored hashed, so that a stolen dump signs nobody in. */
const secretField: Record<string, string> = { session: 'token', verification: 'identifier' }

const operators: Record<string, string> = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' }
const tables = ['person', 'session', 'credential', 'verification']

export const adapter = createAdapterFactory({
  config: { adapterId: 'leitstern', supportsNumericIds: false, supportsUUIDs: true, usePlural: false },
  adapter: () => ({
    async create({ model, data }) {
      const row = hashed(model, data)
      const columns = sql.join(Object.keys(row).map(column))
      const made = await one(sql`insert into ${table(model)} (${columns})
        values (${sql.join(Object.values(row))}) returning *`)
      // The one moment at which the secret is known: whoever made the session hands it out.
      const field = secretField[model]
      return (field ? { ...made, [field]: data[field] } : made) as typeof data
    },
    findOne: async ({ model, where }) =>
      (await one(sql`select * from ${table(model)} where ${matching(model, where)} limit 1`)) as never,
    findMany: async ({ model, where = [], limit, sortBy, offset = 0 }) =>
      (await db().rows(sql`select * from ${table(model)} where ${matching(model, where)}
        ${sortBy ? sql`order by ${column(sortBy.field)} ${sql.raw(sortBy.direction === 'desc' ? 'desc' : 'asc')}` : sql``}
        limit ${limit} offset ${offset}`)) as never,
    count: async ({ model, where = [] }) => {
      const row = await one(sql`select count(*) as n from ${table(model)} where ${matching(model, where)}`)
      return Number(row?.n)
    },
    update: async ({ model, where, update }) =>
      (await one(sql`update ${table(model)} set ${changes(model, update as object)}
        where ${matching(model, where)} returning *`)) as never,
    updateMany: ({ model, where, update }) =>
      counted(sql`update ${table(model)} set ${changes(model, update)} where ${matching(model, where)} returning id`),
    async delete({ model, where }) {
      await db().rows(sql`delete from ${table(model)} where ${matching(model, where)}`)
    },
    deleteMany: ({ model, where }) =>
      counted(sql`delete from ${table(model)} where ${matching(model, where)} returning id`),
    consumeOne: async ({ model, where }) =>
      ((await one(sql`delete from ${table(model)} where ${matching(model, where)} returning *`)) ?? null) as never,
  }),
})

type Row = Record<string, unknown>

async function one(query: RawBuilder<unknown>): Promise<Row | null> {
  return ((await db().one(query)) as Row | undefined) ?? null
}

async function counted(query: RawBuilder<unknown>): Promise<number> {
  return (await db().rows(query)).length
}

function table(model: string) {
  if (!tables.includes(model)) throw new Error(`better-auth asks for the table ${model}`)
  return sql.table(model)
}

const column = (name: string) => sql.ref(name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))

function hashed(model: string, row: Row): Row {
  const field = secretField[model]
  const secret = field && row[field]
  return typeof secret === 'string' ? { ...row, [field!]: hashSecret(secret) } : row
}

function changes(model: string, update: object) {
  return sql.join(Object.entries(hashed(model, update as Row)).map(([name, value]) => sql`${column(name)} = ${value}`))
}

function matching(model: string, where: CleanedWhere[]): RawBuilder<unknown> {
  const parts = where.map(({ field, value, operator, connector }) => {
    if (connector === 'OR') throw new Error('better-auth joins by OR')
    const isSecret = secretField[model] === field
    const values = (Array.isArray(value) ? value : [value]).map((each) => (isSecret ? hashSecret(String(each)) : each))
    if (operator === 'in') return sql`${column(field)}::text = any(${values}::text[])`
    if (value === null) return sql`${column(field)} is ${sql.raw(operator === 'ne' ? 'not null' : 'null')}`
    const sign = operators[operator]
    if (!sign) throw new Error(`better-auth compares by ${operator}`)
    return sql`${column(field)} ${sql.raw(sign)} ${values[0]}`
  })
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `)
}
