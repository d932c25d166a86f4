/** Where I am signed in, and ending it from afar. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { endOtherSessions, endSession, listSessions } from './contract.ts'
import { forgetPerson } from './entrance.ts'
import { findMyself } from './find.ts'
import { endAnswering } from './links.ts'
import { mayUseOwnAccount } from './rules.ts'

type Row = { id: string; device: string; createdAt: string; lastUsedAt: string }

const mine = prepared(
  (a: { person: string; now: Date }) => sql<Row>`
    select id, coalesce(user_agent, '') as device, created_at, updated_at as last_used_at from session
    where person_id = ${a.person} and expires_at > ${a.now} order by updated_at desc limit 200`,
)

handle(listSessions, {
  find: findMyself,
  allow: mayUseOwnAccount,
  async run({ db, found, actor, now }) {
    const rows = await db.rows(mine({ person: found.me!.id, now }))
    return { items: rows.map((row) => ({ ...row, isThis: row.id === actor.sessionId })) }
  },
})

handle(endSession, {
  async find({ db, actor, input }) {
    const { me } = await findMyself({ db, actor })
    if (!me) return { me }
    const own = sql`select from session where id = ${input.sessionId} and person_id = ${me.id}`
    return (await db.one(own)) ? { me } : undefined
  },
  allow: mayUseOwnAccount,
  async run({ db, found, input, actor, house, afterCommit, setSession }) {
    db.send(sql`delete from session where id = ${input.sessionId} and person_id = ${found.me!.id}`)
    if (input.sessionId === actor.sessionId) setSession(null)
    afterCommit(() => forgetPerson(house, found.me!.id))
    return {}
  },
})

handle(endOtherSessions, {
  find: findMyself,
  allow: mayUseOwnAccount,
  async run({ db, found, actor, now, house, afterCommit }) {
    endAnswering(db, found.me!.id, now)
    db.send(sql`delete from session where person_id = ${found.me!.id} and id is distinct from ${actor.sessionId}::uuid`)
    afterCommit(() => forgetPerson(house, found.me!.id))
    return {}
  },
})
