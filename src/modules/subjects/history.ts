/** What happened to a subject, told from the log: those activities whose modules say that they belong there (`when`). */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { type LogEntry, withPage } from '#kernel/log.ts'
import { pageOf, readNumber } from '#kernel/paging.ts'
import { handle } from '#kernel/perform.ts'
import { consequencesOf, kindsOfHistory } from '#kernel/when.ts'
import { authorOf } from '#modules/communities/shapes.ts'
import { listHistory, type Told } from './contract.ts'
import { findSubject } from './find.ts'
import { mayTakePart } from './rules.ts'

handle(listHistory, {
  find: (about) => findSubject(about, about.input.subjectId),
  // Who did what is for those inside, also where the public sees the subject.
  allow: mayTakePart,
  async run({ db, community, input, found: subject }) {
    const before = readNumber(input.after)
    const of = { community: community.id, subject: subject.id, kinds: kindsOfHistory(), before, most: input.most }
    const rows = await db.rows(happened(of))
    const { items: page, next } = pageOf(rows, input.most, (last) => `${last.seq}`)
    const names = await namesIn(db, community.id, page)
    const items = page.map(
      ({ subjectId: _, operation: __, actorId: ___, ...row }): Told => ({
        ...row,
        names: names.get(row.seq) ?? {},
      }),
    )
    return { items, next }
  },
})

type Row = LogEntry & Pick<Told, 'actor' | 'member'>

/** index activity_history */
const happened = prepared(
  (a: { community: string; subject: string; kinds: string[]; before: number; most: number }) => sql<Row>`
    select y.seq, y.actor_id, y.operation, y.kind, y.subject_id, y.data, y.at,
      ${authorOf(sql`y.community_id`, sql`y.actor_id`)} as actor,
      ${authorOf(sql`y.community_id`, sql`(y.data->>'memberId')::uuid`)} as member
    from activity y
    where y.community_id = ${a.community} and y.subject_id = ${a.subject} and y.seq < ${a.before}::bigint
      and y.kind not like 'conversation.%' and y.kind = any(${a.kinds}::text[])
    order by y.seq desc limit ${a.most}::int + 1`,
)

/** What the sentences of some kinds name besides: one question for all of a kind. */
async function namesIn(db: Db, community: string, page: LogEntry[]): Promise<Map<number, Record<string, string>>> {
  const sets = [...Map.groupBy(page, ({ kind }) => kind)].flatMap(([kind, entries]) => {
    const { history } = consequencesOf(kind)
    return history && history !== true ? [db.rows(withPage(community, entries, history))] : []
  })
  return new Map((await Promise.all(sets)).flat().map(({ seq, names }) => [Number(seq), names]))
}
