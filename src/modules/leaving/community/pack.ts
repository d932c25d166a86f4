/** One zip of a community: JSON and CSV, the files, and pages to read offline. */

import { sql } from 'kysely'
import { nounsExported, type Row } from '#kernel/exporting.ts'
import type { House } from '#kernel/perform.ts'
import { csvOf } from '#modules/text/csv.ts'
import type { Packed } from '../zip.ts'
import { type Asking, type Gathering, gather } from './gather.ts'
import { pagesOf } from './pages.ts'

export const FORMAT = 1

/** Calls `put` for each entry, one after the other. */
export function packCommunity(house: House, asking: Asking, put: (entry: Packed) => Promise<void>): Promise<void> {
  return gather(house, asking, async (gathering) => {
    const [home] = await gathering.tx.rows(sql<{ slug: string; language: string; name: string }>`
      select slug, name, preset, language, time_zone, color, mission, founded_at from community
      where id = ${asking.community}`)
    const about = { leitsternExport: FORMAT, madeAt: house.clock.now().toISOString(), community: home }
    await put({ name: 'export.json', text: `${JSON.stringify(about, null, 2)}\n` })
    for (const { name, alsoCsv } of nounsExported()) {
      await put({ name: `data/${name}.json`, text: await jsonOf(gathering, name) })
      if (alsoCsv) await put({ name: `csv/${name}.csv`, text: csvOf(await Array.fromAsync(only(gathering, name))) })
    }
    for await (const { row, blob } of gathering.rows('files')) {
      const bytes = blob ? await house.blobs.open(blob) : undefined
      if (bytes) await put({ name: `files/${row.id}`, ...bytes })
    }
    for await (const page of pagesOf(gathering, home!)) await put(page)
  })
}

async function* only({ rows }: Gathering, name: string): AsyncGenerator<Row> {
  for await (const { row } of rows(name)) yield row
}

/** A JSON array with a row in each line: also whoever cannot hold all of it at once can read it. */
async function jsonOf(gathering: Gathering, name: string): Promise<string> {
  const lines: string[] = []
  for await (const row of only(gathering, name)) lines.push(JSON.stringify(row))
  return lines.length === 0 ? '[]\n' : `[\n${lines.join(',\n')}\n]\n`
}
