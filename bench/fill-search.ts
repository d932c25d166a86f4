/** A large community to search in: messages over many circles' channels, of which one reader is in some. */
import type pg from 'pg'
import type { Place } from './ground.ts'

export const CHANNELS = 500
/** Of one reader: each channel is one audience. */
export const AUDIENCES = 50

const common =
  'samstag zehn am um bitte handschuhe mitbringen wer hat noch platz im auto und der die das ist nicht wir morgen heute danke gerne treffpunkt boot muell saecke lahn ufer gruss schon wieder alle kann jemand helfen vielleicht genau super'
const first =
  'mitglieder haupt jahres fluss ufer wasser mess boots garten schul kinder sommer winter vereins projekt spenden umwelt natur kuchen technik presse karten stadt wald berg nacht tages wochen markt feier'
const second =
  'versammlung treffen gruppe haus plan liste fest arbeit leitung abend werk bericht fahrt tour kasse antrag beitrag helfer probe station karte weg zeit raum pumpe ordnung bild heft frage antwort'

/** Seldom words stand in one of so many messages, each beside others. */
export const SELDOM = 20_000

/** Twelve words each: six in ten frequent, most others compounds, often the same. Repeats, as sentences are dear to make. */
const samples = `
  insert into sample select n, ' ' || (
    select string_agg(case when r < .6 then ($1::text[])[1 + floor(cardinality($1::text[]) * random())::int]
      else ($2::text[])[1 + floor(cardinality($2::text[]) * power(random(), 2))::int]
        || ($3::text[])[1 + floor(cardinality($3::text[]) * power(random(), 2))::int] end, ' ')
    from (select random() as r from generate_series(1, 12 + n * 0)) x) || ' ' as text from generate_series(1, 20000) n`

const messages = `
  insert into message (community_id, id, subject_id, author_id, at, text)
  select $1, gen_random_uuid(), ($2::uuid[])[1 + m.n % cardinality($2::uuid[])], ($3::uuid[])[1 + m.n % cardinality($3::uuid[])],
    timestamptz '2024-01-01' + m.n * interval '30 seconds', trim(s.text) || ' selten' || m.n % ${SELDOM} || 'wort'
  from (select g as n, 1 + floor(20000 * random())::int as sample from generate_series(1, $4::int) g) m
  join sample s on s.n = m.sample`

const entries = `
  insert into search_entry (community_id, kind, id, subject_id, is_talk, at, folded, words)
  select m.community_id, 'message', m.id, m.subject_id, true, m.at, ' ' || m.text || ' ',
    s.words || array_to_tsvector(array[substring(m.text from 'selten\\S+$'), '@' || m.author_id, '#' || m.subject_id])
  from message m join word s on s.text = left(m.text, length(m.text) - strpos(reverse(m.text), ' ')) where m.community_id = $1
  order by m.at`

/** Readers: the first of the place is in so many circles; the indexes are built once everything stands there. */
export async function fillToSearch(pool: pg.Pool, { community, members }: Place, count: number): Promise<void> {
  const owner = await pool.connect()
  try {
    await owner.query('set session_replication_role = replica')
    const circles = await ids(owner, CHANNELS)
    const channels = await ids(owner, CHANNELS)
    await owner.query(
      `insert into circle (community_id, id, name, openness, created_at)
       select $1, c, 'Kreis ' || n, 'hidden', now() from unnest($2::uuid[]) with ordinality as t(c, n)`,
      [community, circles],
    )
    await owner.query(
      `insert into subject (community_id, id, kind, title, audience, circle_id, created_at)
       select $1, s, 'channel', 'Kanal ' || n, 'circle', c, now() from unnest($2::uuid[], $3::uuid[]) with ordinality as t(s, c, n)`,
      [community, channels, circles],
    )
    await owner.query(`insert into channel (community_id, id) select $1, s from unnest($2::uuid[]) s`, [
      community,
      channels,
    ])
    await owner.query(
      `insert into circle_member (community_id, circle_id, member_id, joined_at)
       select $1, c, $3, now() from unnest(($2::uuid[])[1:${AUDIENCES}]) c`,
      [community, circles, members[0]],
    )
    const [indexes] = (
      await owner.query(`select array_agg(indexdef) as made, array_agg(indexname::text) as names from pg_indexes
      where tablename = 'search_entry' and indexname <> 'search_entry_pkey'`)
    ).rows
    for (const name of indexes.names) await owner.query(`drop index ${name}`)
    await owner.query('create temp table sample (n int, text text)')
    await owner.query(samples, [common.split(' '), first.split(' '), second.split(' ')])
    await owner.query('create index on sample (n)')
    await owner.query(messages, [community, channels, members, count])
    await owner.query(
      `create temp table word as select distinct on (1) trim(text) as text, search_words(text)
         || array_to_tsvector(array(select distinct w from unnest(string_to_array(trim(text), ' ')) w)) as words from sample`,
    )
    await owner.query('analyze word')
    await owner.query(entries, [community])
    await owner.query(
      `insert into search_word (community_id, word)
       select distinct $1::uuid, w from sample, unnest(string_to_array(trim(text), ' ')) w
       union select $1::uuid, 'selten' || n || 'wort' from generate_series(0, ${SELDOM - 1}) n`,
      [community],
    )
    await owner.query(`set maintenance_work_mem = '256MB'`)
    for (const index of indexes.made) await owner.query(index)
    await owner.query('set session_replication_role = origin')
  } finally {
    owner.release()
  }
}

async function ids(owner: pg.PoolClient, count: number): Promise<string[]> {
  return (await owner.query('select gen_random_uuid() as id from generate_series(1, $1)', [count])).rows.map(
    ({ id }) => id,
  )
}
