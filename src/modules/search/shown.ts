/** What was found, read under row-level security by whoever keeps it, with marks; in the order it was found. */
import type { Db } from '#kernel/database.ts'
import { type Searchable, type ShownFound, searchableOf } from '#kernel/searchable.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'
import { plainTexts } from '#modules/attention/offers.ts'
import type { Hit } from './ask.ts'
import type { Found } from './contract.ts'
import { marked, type Sought, snippetOf } from './marks.ts'

export type About = { db: Db; actor: Actor; community: CommunityRef }
type Row = ShownFound & { kind: string }

/** Only what the actor may see now is answered, whatever the hits say. */
export async function rowsOf({ db, actor, community }: About, of: Searchable, found: Hit[]): Promise<Row[]> {
  if (found.length === 0) return []
  const rows = await db.rows(of.shown({ actor, community, ids: found.map(({ id }) => id) }))
  const known = new Map(rows.map((row) => [row.id, row]))
  return found.flatMap(({ id }) => {
    const row = known.get(id)
    return row ? [{ ...row, kind: of.kind }] : []
  })
}

export async function shownFound(about: About, rows: Row[], sought: Sought): Promise<Found[]> {
  const inMarkdown = rows.filter(({ kind }) => searchableOf(kind)!.isMarkdown)
  const plain = await plainTexts(
    about,
    inMarkdown.map(({ text }) => text),
    { shape: 'line' },
  )
  const textOf = new Map(inMarkdown.map((row, index) => [row, plain[index]!]))
  return rows.map((row) => ({
    kind: row.kind,
    id: row.id,
    at: row.at,
    title: marked(row.title, sought),
    snippet: snippetOf(marked(textOf.get(row) ?? row.text, sought)),
    author: row.author as Found['author'],
    place: row.place as Found['place'],
    more: row.more as Found['more'],
  }))
}
