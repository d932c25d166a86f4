/** Communities of this instance that an account can come into by itself. Those that did not make themselves public are not in it. */
import { sql } from 'kysely'
import { cursorFrom, pageOf, readCursor } from '#kernel/paging.ts'
import { handle } from '#kernel/perform.ts'
import { listDoors } from './contract-joining.ts'
import { isSignedIn } from './rules.ts'

type Door = ReturnType<typeof listDoors.output.parse>['items'][number]

handle(listDoors, {
  find: async () => null,
  allow: isSignedIn,
  async run({ db, input }) {
    const [name, last] = readCursor(input.after, 2) ?? []
    const from = last
      ? sql`and (name collate "de-x-icu", id) > (${name}::text collate "de-x-icu", ${last}::uuid)`
      : sql``
    // index community_doors
    const rows = await db.rows(sql<Door>`
      select id, slug, name, mission, language, accent_light, accent_dark, joining from community
      where public_page and joining in ('open', 'request') and deleted_at is null ${from}
      order by name collate "de-x-icu", id limit ${input.most + 1}`)
    return pageOf(rows, input.most, (last) => cursorFrom(last.name, last.id))
  },
})
