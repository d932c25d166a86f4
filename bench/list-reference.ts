/** The reference for reading: the same query by the bare driver, serialised. */
import { pageBefore } from '#modules/conversation/list.ts'
import { barePool, serveBare } from './bare.ts'

const pool = barePool()

serveBare(async (_body, url) => {
  const { searchParams } = new URL(url, 'http://bench')
  const [community, subject, member] = ['community', 'subject', 'member'].map((name) => searchParams.get(name)!)
  const ask = { community: community!, subject: subject!, member: member!, most: 50, around: null }
  const { statement, values } = pageBefore({ ...ask, at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' })
  const { rows } = await pool.query({ name: 'list', text: statement.text, values })
  return rows[0].answer
})
