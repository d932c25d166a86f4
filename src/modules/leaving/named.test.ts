/** No table names members unless somebody says what becomes of it when they are erased; and it is so. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { sql } from 'kysely'
import { allKeepings } from '#kernel/keeping.ts'
import { postMessage, react } from '#modules/conversation/contract.ts'
import { scheduleMessage } from '#modules/conversation/contract-scheduled.ts'
import { remind, saveMessage } from '#modules/keeping/contract.ts'
import { createGoal } from '#modules/mission/contract-goals.ts'
import { setNamedOnWins } from '#modules/mission/contract-wins.ts'
import { openTestHouse } from '#tests/house.ts'
import { eraseMembership } from './contract.ts'

const { house, world, clock, settle, mara, ben } = await openTestHouse()
const member = world.lahn.members.ben
const declared = allKeepings().flatMap(({ names = {} }) => Object.entries(names))

test('every column that names members is declared, once, by whoever keeps it', async () => {
  const there = await house.db.rows(sql<{ name: string }>`
    select c.relname || '.' || a.attname as name from pg_constraint f join pg_class c on c.oid = f.conrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = f.conkey[array_length(f.conkey, 1)]
      where f.contype = 'f' and f.confrelid = 'public.member'::regclass
    union select c.relname || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
        and a.atttypid = 'uuid'::regtype and a.attname ~ '(_by|^member_id|^actor_id|^author_id|^owner_id)$'
    order by 1`)
  assert.deepEqual(declared.map(([name]) => name).sort(), there.map(({ name }) => name).sort())
})

test('what goes is gone', async () => {
  const subjectId = world.lahn.channels.cleanup
  const said = await mara.does(postMessage, { subjectId, text: `Wer misst? <@member:${member}>` })
  const own = await ben.does(postMessage, { subjectId, text: 'Ich' })
  for (const messageId of [said.id, own.id]) {
    await ben.does(react, { messageId, emoji: '👍' })
    await ben.does(saveMessage, { messageId })
  }
  await ben.does(remind, { subjectId, messageId: said.id, when: 'in 2 hours' })
  await ben.does(scheduleMessage, { subjectId, text: 'später', when: 'in 2 hours' })
  await mara.does(createGoal, { title: 'Sauber', ownerId: member })
  await ben.does(setNamedOnWins, { named: false })
  await settle()
  const left = async (become: string[]) => {
    const found: string[] = []
    for (const [name, becomes] of declared.filter(([, becomes]) => become.includes(becomes))) {
      const [table, column] = name.split('.') as [string, string]
      const rows = await house.db.transaction(world.lahn.id, (tx) =>
        tx.rows(sql`select from ${sql.table(table)} where ${sql.ref(column)} = ${member} limit 1`),
      )
      if (rows.length > 0) found.push(`${name} ${becomes}`)
    }
    return found
  }
  assert.ok((await left(['goes', 'with_words'])).length >= 10, `${await left(['goes', 'with_words'])}`)
  const at = clock.now()
  await house.db.rows(sql`insert into session (id, person_id, token, expires_at, created_at, updated_at)
    values (${world.people.ben}, ${world.people.ben}, 'ben', ${new Date(at.getTime() + 9e9)}, ${at}, ${at})`)
  await ben.does(eraseMembership, { communityId: world.lahn.id, words: 'removed' })
  assert.deepEqual(await left(['goes', 'with_words']), [])
})
