/** Writes src/kernel/rows.ts and docs/schema.md from the catalog of a freshly migrated scratch database. */
import { readFile, writeFile } from 'node:fs/promises'
import pg from 'pg'
import { migrate, roleUrls } from './migrate.ts'
import { testServer } from './test-postgres.ts'

const ROWS = new URL('../kernel/rows.ts', import.meta.url)
const SCHEMA = new URL('../../docs/schema.md', import.meta.url)

type Column = { table: string; column: string; type: string; nullable: boolean; has_default: boolean }

const typeOf: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  bool: 'boolean',
  int4: 'number',
  int8: 'number',
  int2: 'number',
  float8: 'number',
  numeric: 'number',
  timestamptz: 'Instant',
  date: 'string',
  jsonb: 'Json',
  _text: 'string[]',
  _uuid: 'string[]',
  bytea: 'Buffer',
  time: 'string',
  tsvector: 'string',
}

async function readCatalog(): Promise<{ columns: Column[]; indexes: { tablename: string; indexdef: string }[] }> {
  const server = await testServer()
  const name = `rows_${process.pid}`
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  try {
    await admin.query(`create database ${name}`)
    const url = new URL(server)
    url.pathname = `/${name}`
    await migrate(roleUrls(url.toString()))
    const client = new pg.Client({ connectionString: url.toString() })
    await client.connect()
    const columns = await client.query(
      `select table_name as table, column_name as column, udt_name as type, is_nullable = 'YES' as nullable,
              column_default is not null or is_generated = 'ALWAYS' as has_default
       from information_schema.columns where table_schema = 'public' and table_name <> 'migration'
       order by table_name, ordinal_position`,
    )
    const indexes = await client.query(
      `select tablename, indexdef from pg_indexes where schemaname = 'public' and tablename <> 'migration' order by 1, 2`,
    )
    await client.end()
    return { columns: columns.rows, indexes: indexes.rows }
  } finally {
    await admin.query(`drop database if exists ${name} with (force)`)
    await admin.end()
  }
}

const camel = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

function tsType({ type, nullable, has_default }: Column): string {
  const base = typeOf[type]
  if (!base) throw new Error(`rows.ts has no TypeScript type for ${type}`)
  const full = nullable ? `${base} | null` : base
  if (base === 'Instant')
    return nullable || has_default
      ? `ColumnType<string${nullable ? ' | null' : ''}, Date | string${nullable ? ' | null' : ''} | undefined, Date | string${nullable ? ' | null' : ''}>`
      : 'Instant'
  return has_default || nullable ? `ColumnType<${full}, ${full} | undefined, ${full}>` : full
}

function byTable<T>(items: T[], of: (item: T) => string): Map<string, T[]> {
  const tables = new Map<string, T[]>()
  for (const item of items) tables.set(of(item), [...(tables.get(of(item)) ?? []), item])
  return tables
}

function writeRows(columns: Column[]): string {
  const tables = byTable(columns, (column) => column.table)
  const parts = [...tables].map(
    ([table, of]) =>
      `  ${camel(table)}: {\n${of.map((column) => `    ${camel(column.column)}: ${tsType(column)}`).join('\n')}\n  }`,
  )
  return `/** The shape of every table, written by \`npm run rows\` from the migrated database: do not edit. */
import type { ColumnType } from 'kysely'

type Instant = ColumnType<string, Date | string, Date | string>
type Json = unknown

export interface Rows {
${parts.join('\n')}
}
`
}

function writeSchema(columns: Column[], indexes: { tablename: string; indexdef: string }[]): string {
  const tables = byTable(columns, (column) => column.table)
  const byName = byTable(indexes, (index) => index.tablename)
  const parts = [...tables].map(([table, of]) => {
    const lines = of.map((column) => `| ${column.column} | ${column.type}${column.nullable ? '' : ' not null'} |`)
    const keys = (byName.get(table) ?? []).map(
      (index) => `- \`${index.indexdef.replace(/^CREATE /, '').replace(' ON public.', ' on ')}\``,
    )
    return `## ${table}\n| column | type |\n|---|---|\n${lines.join('\n')}\n\n${keys.join('\n')}\n`
  })
  return `# The tables\n\nWritten by \`npm run rows\` from the migrated database. Why they are so: the comments in \`migrations/\`.\n\n${parts.join('\n')}`
}

const { columns, indexes } = await readCatalog()
const wanted = [
  [ROWS, writeRows(columns)],
  [SCHEMA, writeSchema(columns, indexes)],
] as const
if (process.argv.includes('--check')) {
  for (const [file, text] of wanted) {
    if ((await readFile(file, 'utf8').catch(() => '')) !== text) {
      process.stderr.write(`${file.pathname} is not what the migrations make: npm run rows\n`)
      process.exitCode = 1
    }
  }
} else {
  for (const [file, text] of wanted) await writeFile(file, text)
}
