/** By which doors one comes into an account, and what every change of them brings about. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { type House, handle } from '#kernel/perform.ts'
import type { Actor } from '#kernel/tenancy.ts'
import { readDoors } from './contract-doors.ts'
import { forgetPerson } from './entrance.ts'
import { findMyself, type Person } from './find.ts'
import { endLinks } from './links.ts'
import { mayUseOwnAccount } from './rules.ts'
import { letterAfterCommit } from './send.ts'

type Changing = { house: House; db: Db; actor: Actor; now: Date; afterCommit(then: () => void): void }

/** All sessions but the one that acts, and links and tickets that are still under way. */
export function endOthers({ db, house, actor, now, afterCommit }: Changing, me: Person): void {
  db.send(sql`delete from session where person_id = ${me.id} and id is distinct from ${actor.sessionId}::uuid`)
  endLinks(db, me, now)
  afterCommit(() => forgetPerson(house, me.id))
}

/** A letter to whose account it is: a change that somebody else made comes to light. */
export function tellOwner(changing: Pick<Changing, 'house' | 'afterCommit'>, { email, language }: Person): void {
  letterAfterCommit(changing, 'doorsChanged', { to: email, language })
}

type Codes = { codesSince: string | null; recoveryCodes: number }
const codesOf = prepared(
  (a: { person: string }) => sql<Codes>`
    select (select confirmed_at from second_step where person_id = ${a.person}) as codes_since,
      (select count(*)::integer from recovery_code where person_id = ${a.person}) as recovery_codes`,
)
type Key = { id: string; name: string; createdAt: string; usedAt: string | null }
const passkeysOf = prepared(
  (a: { person: string }) => sql<Key>`
    select id, name, created_at, used_at from passkey where person_id = ${a.person} order by id limit 50`,
)

handle(readDoors, {
  find: findMyself,
  allow: mayUseOwnAccount,
  async run({ db, found }) {
    const person = found.me!.id
    const [codes, passkeys] = await Promise.all([db.one(codesOf({ person })), db.rows(passkeysOf({ person }))])
    return { ...codes!, passkeys }
  },
})
