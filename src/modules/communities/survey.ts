/** What the members bring, counted: words for filters and for one's own profile. Only what is shown to the reader counts. */
import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import type { CommunityRef } from '#kernel/tenancy.ts'
import { surveyMembers } from './contract.ts'
import { maySeeDirectory } from './rules.ts'
import { type Reader, readerOf, shows } from './shown.ts'

const DAY = 86_400_000
const NEW_DAYS = 30
const MOST_WORDS = 40
/** The newest so many are looked at: what matters in a community shows among them. */
const MOST_MEMBERS = 5_000

type Field = 'skills' | 'interests' | 'languages'
type Frequent = { of: Field; word: string; members: number }
type Counts = { members: number; guests: number; newcomers: number }
type Reading = { db: Db; community: CommunityRef; reader: Reader }

handle(surveyMembers, {
  find: ({ db, community }) =>
    db.one(sql<{ directory: string }>`select directory from community where id = ${community.id}`),
  allow: maySeeDirectory,
  async run({ db, actor, community, now }) {
    const reading = { db, community, reader: readerOf(actor) }
    const [counts, words] = await Promise.all([
      db.one(sql<Counts>`
        select (count(*) filter (where kind = 'member'))::int as members, (count(*) filter (where kind = 'guest'))::int as guests,
          (count(*) filter (where joined_at > ${new Date(now.getTime() - NEW_DAYS * DAY)}))::int as newcomers
        from member where community_id = ${community.id} and standing = 'active' and kind in ('member', 'guest')`),
      listWords(reading),
    ])
    const of = (field: Field) => words.filter((row) => row.of === field).map(({ of: _, ...row }) => row)
    return { ...counts!, skills: of('skills'), interests: of('interests'), languages: of('languages') }
  },
})

/** Words that differ only in case or accents are one, written as most write it. */
function listWords({ db, community, reader }: Reading): Promise<Frequent[]> {
  const wordsOf = (field: Field) => sql`
    select ${sql.lit(field)} as of, word from m, unnest(${sql.ref(`m.${field}`)}) word where ${shows(reader, field)}`
  return db.rows(sql<Frequent>`
    with m as (
      select * from member where community_id = ${community.id} and standing = 'active' and kind in ('member', 'guest')
      order by id desc limit ${MOST_MEMBERS}
    ), said as (${wordsOf('skills')} union all ${wordsOf('interests')} union all ${wordsOf('languages')}),
    counted as (
      select of, mode() within group (order by word) as word, count(*)::int as members from said
      group by of, word collate folded
    ), ranked as (
      select *, row_number() over (partition by of order by members desc, word) as place from counted
    )
    select of, word, members from ranked where place <= ${MOST_WORDS} order by of, place`)
}
