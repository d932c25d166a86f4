/** Prints a table and keeps the same as JSON: what was measured, against what, and what was to be reached. */
import { mkdirSync, writeFileSync } from 'node:fs'

/** What is compared with `reach`: a ratio to the reference, or where there is none a value with its unit. */
export type Row = {
  measure: string
  ours: string
  reference?: string
  reach: number
  note: string
  isAtMost?: boolean
} & ({ ratio: number } | { value: number; unit: string })

export function report(name: string, rows: Row[]) {
  for (const row of rows) {
    const { measure, ours, reference = '–', note } = row
    const verdict = isReached(row) ? 'reached' : 'SHORT  '
    console.log(`${verdict} | ${measure} | ${ours} | ${reference} | ${figureOf(row)} | ${note}`)
  }
  const folder = new URL('../dist/bench/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  writeFileSync(new URL(`${name}.json`, folder), JSON.stringify({ at: new Date().toISOString(), rows }, null, 2))
}

const figure = (row: Row): number => ('ratio' in row ? row.ratio : row.value)

function isReached(row: Row): boolean {
  return row.isAtMost ? figure(row) <= row.reach : figure(row) >= row.reach
}

function figureOf(row: Row): string {
  const reach = `${row.isAtMost ? '≤' : '≥'} ${row.reach}`
  return 'ratio' in row ? `${row.ratio.toFixed(2)} (${reach})` : `${Math.round(row.value)} ${row.unit} (${reach})`
}
