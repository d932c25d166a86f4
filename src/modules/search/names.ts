/** Names after from: and in:, resolved among what the reader may see. */
import { type Searchable, searchables } from '#kernel/searchable.ts'
import { askOf, hits } from './ask.ts'
import { fold } from './fold.ts'
import { readQuery } from './query.ts'
import { type About, rowsOf } from './shown.ts'

const MOST_NAMESAKES = 20
/** Each is a search of its own; those beyond are as unknown as names of nobody. */
const MOST_NAMES = 6
const ME = ['me', 'mir', 'ich']

/** All of that very name; else those it begins, or begins a word of. Null: nothing was named; `unknown`: nobody is called so. */
export async function resolve(about: About, filter: 'from' | 'in', names: string[]) {
  if (names.length === 0) return { ids: null, unknown: [] }
  const all = await Promise.all(
    names.map(async (name, n) => ({ name, ids: n < MOST_NAMES ? await namesakes(about, filter, name) : [] })),
  )
  const unknown = all.filter(({ ids }) => ids.length === 0).map(({ name }) => `${filter}:${name}`)
  return { ids: all.flatMap(({ ids }) => ids), unknown }
}

async function namesakes(about: About, filter: 'from' | 'in', name: string): Promise<string[]> {
  if (filter === 'from' && ME.includes(name.toLowerCase())) return about.actor.memberId ? [about.actor.memberId] : []
  const kinds = searchables().filter(({ answers }) => answers === filter)
  const rows = (await Promise.all(kinds.map((kind) => named(about, kind, name, MOST_NAMESAKES)))).flat()
  const folded = fold(name)
  const same = rows.filter(({ title }) => fold(title) === folded)
  const begun = rows.filter(({ title }) => fold(title).includes(folded.trimEnd()))
  return (same.length > 0 ? same : begun).map(({ id }) => id)
}

/** Of one kind those with this name or part of one, the nearest first. */
export async function named(about: About, of: Searchable, name: string, most: number) {
  const query = { ...readQuery(''), words: name.split(/\s+/) }
  const ask = askOf(query, { goal: null, byDate: false })
  if (ask.words.length + ask.phrases.length === 0) return []
  // Some of those found may not be shown to this reader.
  const asked = of.isNarrower ? most * 5 : most
  const found = await about.db.rows(hits(about, ask, { kind: of.kind, page: asked, most: asked }))
  return (await rowsOf(about, of, found)).slice(0, most)
}
