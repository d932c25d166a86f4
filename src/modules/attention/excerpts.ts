/** The beginnings of texts as plain words, in the reader's language, with names as the reader may see them. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'
import { type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import { mentionsIn } from '#modules/text/mentions.ts'
import type { Names } from '#modules/text/names.ts'
import type { Root } from '#modules/text/nodes.ts'
import { type PlainOptions, toPlain } from '#modules/text/plain.ts'
import { parse } from '#modules/text/tree.ts'
import de from '#modules/text/words/de.json' with { type: 'json' }
import en from '#modules/text/words/en.json' with { type: 'json' }

const LONGEST = 140

type Named = { of: 'member' | 'circle' | 'subject' | 'language'; id: string; name: string }
type Ask = Seer & { community: string; members: string[]; circles: string[]; subjects: string[]; person: string | null }

const listNames = prepared(
  (a: Ask) => sql<Named>`
    select 'member' as of, m.id::text as id, m.name from member m
      where m.community_id = ${a.community} and m.id = any(${a.members}::uuid[]) and m.standing <> 'erased'
    union all select 'circle', c.id::text, c.name from circle c
      where c.community_id = ${a.community} and c.id = any(${a.circles}::uuid[]) and (c.openness <> 'hidden' or exists (
        select from circle_member cm where cm.community_id = c.community_id and cm.circle_id = c.id
        and cm.member_id = ${a.member}::uuid and cm.standing = 'in'))
    union all select 'subject', s.id::text, s.title from subject s
      where s.community_id = ${a.community} and s.id = any(${a.subjects}::uuid[]) and ${visible(a)}
    union all select 'language', '', language from person where id = ${a.person}::uuid`,
)

type About = { db: Db; actor: Actor; community: CommunityRef }

export const excerpts = (about: About, texts: string[]): Promise<string[]> =>
  plainTexts(about, texts, { max: LONGEST, shape: 'line' })

/** Whole texts as the reader may read them. */
export async function plainTexts(
  { db, actor, community }: About,
  texts: string[],
  options: PlainOptions,
): Promise<string[]> {
  const trees = texts.map(parse)
  const names = await namesFor({ db, actor, community }, trees)
  return trees.map((tree) => toPlain(tree, names, options))
}

/** The names in these texts, as the reader may see them, in the words of the reader's language. */
export async function namesFor({ db, actor, community }: About, trees: Root[]): Promise<Names> {
  const named = trees.map(mentionsIn)
  const ask = {
    members: named.flatMap((one) => one.members),
    circles: named.flatMap((one) => one.circles),
    subjects: named.flatMap((one) => one.subjects),
  }
  const rows = await db.rows(listNames({ ...seerOf(actor), ...ask, community: community.id, person: actor.personId }))
  return namesOf(rows, community.language)
}

function namesOf(rows: Named[], otherwise: string): Names {
  const known = new Map(rows.map((row) => [`${row.of}:${row.id}`, row.name]))
  const title = (id: string) => known.get(`subject:${id}`)
  return {
    member: (id) => known.get(`member:${id}`),
    circle: (id) => known.get(`circle:${id}`),
    subject: (id) => (title(id) === undefined ? undefined : { title: title(id)!, href: '' }),
    file: () => ({ name: '' }), // pictures by their description; whoever hears of the message sees its files
    fileUrl: () => '',
    words: (known.get('language:') ?? otherwise) === 'de' ? de : en,
  }
}
