/** The reference for posting: the three writes in one bare transaction. */
import { v7 } from 'uuid'
import { barePool, serveBare } from './bare.ts'

const pool = barePool()

async function post(community: string, channel: string, member: string, text: string) {
  const client = await pool.connect()
  try {
    const id = v7()
    await client.query({ name: 'b', text: 'begin' })
    const head = await client.query({
      name: 'h',
      text: 'update log_head set seq = seq + 1 where community_id = $1 returning seq',
      values: [community],
    })
    const seq = head.rows[0].seq
    await client.query({
      name: 'm',
      text: 'insert into message (community_id, id, subject_id, author_id, at, text, seq) values ($1, $2, $3, $4, now(), $5, $6)',
      values: [community, id, channel, member, text, seq],
    })
    await client.query({
      name: 'a',
      text: `insert into activity (community_id, seq, actor_id, operation, kind, subject_id, data, at) values ($1, $2, $3, 'post', 'posted', $4, $5, now())`,
      values: [community, seq, member, channel, { id }],
    })
    await client.query({ name: 'c', text: 'commit' })
    return { id, seq, text }
  } finally {
    client.release()
  }
}

serveBare(async (body) => {
  const { community, channel, member, text } = JSON.parse(body)
  return JSON.stringify(await post(community, channel, member, text))
})
