/** Finding: the query taken apart, names resolved, ids asked for, rows read as the reader may see them. */
import { handle, theCommunity } from '#kernel/perform.ts'
import { type Searchable, searchableOf, searchables } from '#kernel/searchable.ts'
import { type Ask, askOf, asksNothing, cursorOf, hits } from './ask.ts'
import { find, MOST_COUNTED } from './contract.ts'
import { soughtOf } from './marks.ts'
import { resolve } from './names.ts'
import { readQuery } from './query.ts'
import { maySearch } from './rules.ts'
import { type About, rowsOf, shownFound } from './shown.ts'

handle(find, {
  find: theCommunity,
  allow: maySearch,
  async run({ db, actor, community, input }) {
    const about = { db, actor, community }
    const query = readQuery(input.text)
    const [from, place] = await Promise.all([resolve(about, 'from', query.from), resolve(about, 'in', query.in)])
    const unknown = [...query.unknown, ...from.unknown, ...place.unknown]
    const given = { goal: input.goalId ?? null, byDate: input.by === 'newest' }
    const ask = { ...askOf(query, given), authors: from.ids, places: place.ids }
    if (asksNothing(ask)) return { items: [], next: null, counts: [], unknown }
    const pages = await pagesOf(about, ask, input)
    const rows = pages.flatMap((page) => page.rows)
    const next = input.kind === undefined ? null : (pages[0]?.next ?? null)
    const counts = pages.flatMap(({ count }) => count ?? [])
    return { items: await shownFound(about, rows, soughtOf(query)), next, counts, unknown }
  },
})

type Wanted = { kind?: string | undefined; after?: string | undefined; most: number }

/** The kind that was asked for first, then the others for their counts; on later pages it alone. */
function pagesOf(about: About, ask: Ask, { kind, after, most }: Wanted) {
  const asked = kind === undefined ? undefined : searchableOf(kind)
  if (asked && after !== undefined) return Promise.all([pageOf(about, ask, asked, { after, most, isCounted: false })])
  const others = searchables().filter((each) => each !== asked)
  const shown = asked ? [asked, ...others] : others
  return Promise.all(
    shown.map((each) =>
      pageOf(about, ask, each, { most: kind === undefined || each === asked ? most : 0, isCounted: true }),
    ),
  )
}

type PageWanted = { after?: string; most: number; isCounted: boolean }

async function pageOf(about: About, ask: Ask, of: Searchable, { after, most, isCounted }: PageWanted) {
  const asked = isCounted ? MOST_COUNTED : most + 1
  const found = await about.db.rows(hits(about, ask, { kind: of.kind, after, page: most, most: asked }))
  const known = isCounted && of.isNarrower ? await rowsOf(about, of, found) : undefined
  const page = found.slice(0, most)
  const ids = new Set(page.map(({ id }) => id))
  const rows = known ? known.filter(({ id }) => ids.has(id)) : await rowsOf(about, of, page)
  const next = most > 0 && found.length > most ? cursorOf(page.at(-1)!) : null
  const count = (known ?? found).length
  const isMore = count > 0 && (found.length === MOST_COUNTED || !found[0]!.isAll)
  return { rows, next, count: isCounted ? { kind: of.kind, count, isMore } : null }
}
