/** Reads the nouns of an export. */
import type { Noun } from '#kernel/exporting.ts'

/** Rows as one line of JSON each, with `blob` of files beside it. Row-level security keeps it to one community. */
export function rowsOf({ table, columns, as = {}, more = {}, from = '', order }: Noun): string {
  const list = [
    ...columns.map((column) => `${as[column] ?? `t.${column}`} as ${column}`),
    ...Object.entries(more).map(([name, expression]) => `${expression} as ${name}`),
  ]
  const blob = table === 'file' ? 't.blob' : 'null'
  return `select to_jsonb(r) - 'blob_' as row, r.blob_ as blob from (
    select ${list.join(', ')}, ${blob} as blob_ from ${table} t ${from} order by ${order}) r`
}
