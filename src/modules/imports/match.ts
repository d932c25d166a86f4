/** Who of an archive may be whom here: suggestions for stewards, never more. */
import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import type { CommunityRef } from '#kernel/tenancy.ts'
import type { Analysed, PersonIn } from './analyse.ts'
import { type PersonFound, readAnalysis } from './contract.ts'
import { hashInSql } from './ledger.ts'
import { mayMoveIn } from './rules.ts'
import { findRun } from './run-rows.ts'

const MOST_SHOWN = 2_000

handle(readAnalysis, {
  find: (about) => findRun(about, about.input.importId),
  allow: mayMoveIn,
  async run({ db, found: run, community, refuse }) {
    const row = await db.one(sql<{ analysis: Analysed | null }>`
      select analysis from import_run where community_id = ${community.id} and id = ${run.id}`)
    const analysis = run.isWhole ? null : row?.analysis
    if (!analysis) throw refuse('not_analysed')
    const { people, channels, boards = [], report, fetch = null } = analysis
    const most = people.toSorted((a, b) => b.messages - a.messages).slice(0, MOST_SHOWN)
    const suggested = await suggestions(db, community, most)
    return {
      people: most.map(({ emailHash: _, ...person }) => ({ ...person, suggested: suggested.get(person.key) ?? null })),
      channels: channels.slice(0, MOST_SHOWN),
      boards: boards.slice(0, MOST_SHOWN),
      peopleInAll: people.length,
      channelsInAll: channels.length,
      report,
      fetch: fetch && { ...fetch, asks: fetch.asks === true },
    }
  },
})

type Suggested = NonNullable<PersonFound['suggested']>

/**
 * By address only where members go by their real names: elsewhere an archive of guessed addresses would tell a steward
 * who hides behind an alias. There the member is asked, and nobody else learns that the addresses are the same.
 */
async function suggestions(db: Db, community: CommunityRef, people: PersonIn[]): Promise<Map<string, Suggested>> {
  const asked = people.filter(({ kind, isHere }) => kind !== 'app' && !isHere)
  const hashes = asked.map(({ emailHash }) => emailHash)
  const rows = await db.rows(sql<Suggested & { key: string }>`
    select distinct on (t.key) t.key, m.id, m.name,
      case when p.id is not null then 'email' else 'name' end as why
    from unnest(${asked.map(({ key }) => key)}::text[], ${asked.map(({ name }) => name)}::text[], ${hashes}::text[])
      as t(key, name, hash)
    join member m on m.community_id = ${community.id} and m.standing = 'active' and m.kind in ('member', 'guest')
    join community c on c.id = m.community_id
    left join person p on p.id = m.person_id and p.email_verified and c.alias = 'real_name'
      and ${hashInSql(sql`p.email`)} = t.hash
    where p.id is not null or m.name collate folded = t.name collate folded
    order by t.key, (p.id is null), m.id`)
  return new Map(rows.map(({ key, ...one }) => [key, one]))
}
