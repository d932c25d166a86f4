/** Prints a table and keeps the same as JSON: what was measured, against what, and what was to be reached. */
import { mkdirSync, writeFileSync } from 'node:fs'

export type Row = {
  measure: string
  ours: string
  reference: string
  ratio: number
  reach: number
  note: string
  isAtMost?: boolean
}

export function report(name: string, rows: Row[]) {
  for (const { measure, ours, reference, ratio, reach, note, isAtMost } of rows) {
    const reached = isAtMost ? ratio <= reach : ratio >= reach
    console.log(
      `${reached ? 'reached' : 'SHORT  '} | ${measure} | ${ours} | ${reference} | ${ratio.toFixed(2)} (${isAtMost ? '≤' : '≥'} ${reach}) | ${note}`,
    )
  }
  const folder = new URL('../dist/bench/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  writeFileSync(new URL(`${name}.json`, folder), JSON.stringify({ at: new Date().toISOString(), rows }, null, 2))
}
