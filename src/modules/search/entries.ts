/** Writes what can be found: of rows as their modules have them, folded words and what is asked for like a word. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import type { Searchable, ToFind } from '#kernel/searchable.ts'
import { fold } from './fold.ts'
import { wordsOf } from './plain-words.ts'

/** Reads the rows of these ids again: those that are there are written, the others are no longer found. */
export async function writeEntries(db: Db, community: string, of: Searchable, ids: string[]): Promise<void> {
  const rows = await db.rows(of.rows({ community, ids }))
  const there = new Set(rows.map(({ id }) => id))
  const gone = ids.filter((id) => !there.has(id))
  if (gone.length > 0) db.send(remove({ community, kind: of.kind, ids: gone }))
  if (rows.length === 0) return
  const read = rows.map((row) => readText(row, of.isMarkdown))
  db.send(addWords({ community, words: [...new Set(read.flatMap(({ words }) => words))].sort() }))
  db.send(
    upsert({
      community,
      kind: of.kind,
      ids: rows.map((row) => row.id),
      subjects: rows.map((row) => row.subjectId),
      talks: rows.map((row) => row.isTalk),
      ats: rows.map((row) => row.at),
      folded: read.map((one) => one.folded),
      lexemes: read.map((one) => [...one.words, ...one.flags].join(' ')),
    }),
  )
}

/** `words`: each once, as they stand; `flags`: what is asked for like one, told from them by its first sign. */
type Read = { folded: string; words: string[]; flags: string[] }

function readText({ subjectId, text, flags, authorId }: ToFind, isMarkdown: boolean): Read {
  const { plain, hasLink } = isMarkdown ? wordsOf(text) : { plain: text, hasLink: false }
  const folded = fold(plain)
  const words = new Set(folded.split(' ').filter(Boolean))
  const asked = [`#${subjectId ?? ''}`, ...flags.map((flag) => `/${flag}`)]
  if (authorId) asked.push(`@${authorId}`)
  if (hasLink) asked.push('/link')
  return { folded, words: [...words], flags: asked }
}

/** Those that the community uses: parts of words are looked for in them. */
const addWords = prepared(
  (a: { community: string; words: string[] }) => sql`
    insert into search_word (community_id, word) select ${a.community}::uuid, t.word from unnest(${a.words}::text[]) as t(word)
    where not exists (select from search_word w where w.community_id = ${a.community} and w.word = t.word)
    on conflict do nothing`,
)

type Entries = {
  community: string
  kind: string
  ids: string[]
  subjects: (string | null)[]
  talks: boolean[]
  ats: string[]
  folded: string[]
  lexemes: string[]
}

/** An entry that stays as it is costs no write: a second reaction, a channel that was archived. */
const upsert = prepared(
  (a: Entries) => sql`
    insert into search_entry as known (community_id, kind, id, subject_id, is_talk, at, folded, words)
    select ${a.community}::uuid, ${a.kind}::text, t.id, t.subject_id, t.is_talk, t.at, t.folded,
      search_words(t.folded) || array_to_tsvector(string_to_array(t.lexemes, ' '))
    from unnest(${a.ids}::uuid[], ${a.subjects}::uuid[], ${a.talks}::boolean[], ${a.ats}::timestamptz[], ${a.folded}::text[],
      ${a.lexemes}::text[]) as t(id, subject_id, is_talk, at, folded, lexemes)
    on conflict (community_id, kind, id) do update
      set subject_id = excluded.subject_id, is_talk = excluded.is_talk, at = excluded.at, folded = excluded.folded,
        words = excluded.words
      where (known.subject_id, known.is_talk, known.at, known.folded, known.words)
        is distinct from (excluded.subject_id, excluded.is_talk, excluded.at, excluded.folded, excluded.words)`,
)

const remove = prepared(
  (a: { community: string; kind: string; ids: string[] }) => sql`
    delete from search_entry where community_id = ${a.community} and kind = ${a.kind} and id = any(${a.ids}::uuid[])`,
)
