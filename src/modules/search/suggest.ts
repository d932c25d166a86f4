/** People and channels while a name is being typed: the nearest names first. */
import { handle, theCommunity } from '#kernel/perform.ts'
import { searchables } from '#kernel/searchable.ts'
import { suggest } from './contract.ts'
import { soughtOf } from './marks.ts'
import { named } from './names.ts'
import { maySearch } from './rules.ts'
import { shownFound } from './shown.ts'

handle(suggest, {
  find: theCommunity,
  allow: maySearch,
  async run({ db, actor, community, input }) {
    const about = { db, actor, community }
    const kinds = searchables().filter(({ answers }) => answers && (!input.for || answers === input.for))
    const rows = await Promise.all(kinds.map((of) => named(about, of, input.text, input.most)))
    const sought = soughtOf({ words: input.text.split(/\s+/), phrases: [] })
    return { items: await shownFound(about, rows.flat(), sought) }
  },
})
