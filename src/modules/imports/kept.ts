/** What an undo left where it is. Roles give no reading rights: of what is closed to me I learn only that it stayed. */
import { sql } from 'kysely'
import type * as z from 'zod'
import { pageOf } from '#kernel/paging.ts'
import { handle } from '#kernel/perform.ts'
import { seerOf, visible } from '#modules/subjects/visible.ts'
import { type Kept, listKept } from './contract.ts'
import { mayMoveIn } from './rules.ts'
import { findRun } from './run-rows.ts'

type Row = z.output<typeof Kept> & { key: string }

handle(listKept, {
  find: (about) => findRun(about, about.input.importId),
  allow: mayMoveIn,
  async run({ db, found: run, community, actor, input: { after = '', most } }) {
    const rows = await db.rows(sql<Row>`
      select i.source_id as key, i.target_id as id, i.table_name as "table", i.kept as why,
        coalesce(p.name, case when s.id is not null then s.title end) as name, s.id as subject_id, s.kind
      from imported i
      left join member p on i.table_name = 'member' and p.community_id = i.community_id and p.id = i.target_id
      left join message m on i.table_name = 'message' and m.community_id = i.community_id and m.id = i.target_id
      left join file f on i.table_name = 'file' and f.community_id = i.community_id and f.id = i.target_id
      left join subject s on s.community_id = i.community_id
        and s.id = coalesce(m.subject_id, f.subject_id, case when i.table_name = 'subject' then i.target_id end)
        and ${visible(seerOf(actor))}
      where i.community_id = ${community.id} and i.import_id = ${run.id} and i.kept is not null and i.source_id > ${after}
      order by i.source_id limit ${most + 1}`)
    const { items, next } = pageOf(rows, most, (last) => last.key)
    return { items: items.map(({ key: _, ...item }) => item), next }
  },
})
