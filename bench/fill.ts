/** Fills a channel with messages, the newest 5,000 of them with reactions. */
import type pg from 'pg'
import type { Place } from './ground.ts'

export async function fill(owner: pg.Pool, { community, channel, members }: Place, count: number) {
  await owner.query(
    `insert into message (community_id, id, subject_id, author_id, at, text)
     select $1, gen_random_uuid(), $2, ($3::uuid[])[1 + n % cardinality($3::uuid[])],
       timestamptz '2024-01-01' + n * interval '30 seconds',
       'Nachricht ' || n || ': Samstag um zehn am Bootshaus, bitte Handschuhe mitbringen.'
     from generate_series(1, $4::int) n`,
    [community, channel, members, count],
  )
  await owner.query(
    `insert into reaction (community_id, message_id, emoji, member_id, subject_id, at)
     select m.community_id, m.id, '👍', r, m.subject_id, m.at
     from (select * from message where community_id = $1 order by at desc limit 5000) m, unnest(($2::uuid[])[1:3]) r`,
    [community, members],
  )
}
