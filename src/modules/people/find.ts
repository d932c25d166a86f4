/** Accounts as the operations of this module find them. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import type { Actor } from '#kernel/tenancy.ts'

export type Person = {
  id: string
  email: string
  language: 'de' | 'en'
  timeZone: string
  isOperator: boolean
  disabledAt: string | null
}

const byEmail = prepared(
  (a: { email: string }) => sql<Person>`
    select id, email, language, time_zone, is_operator, disabled_at from person where email = ${a.email}`,
)
const byId = prepared(
  (a: { id: string }) => sql<Person>`
    select id, email, language, time_zone, is_operator, disabled_at from person
    where id = ${a.id} and disabled_at is null`,
)

/** What its password is compared with; null: it has none. */
export type Key = { id: string; hash: string | null }

const keyByEmail = prepared(
  (a: { email: string }) => sql<Key>`
    select p.id, c.password as hash from person p
    left join credential c on c.person_id = p.id and c.provider_id = 'credential' where p.email = ${a.email}`,
)

export const findKey = (db: Db, email: string): Promise<Key | undefined> => db.one(keyByEmail({ email }))

export const findByEmail = (db: Db, email: string): Promise<Person | undefined> => db.one(byEmail({ email }))

/** Whether somebody runs this instance. */
export const hasOperator = async (db: Db): Promise<boolean> =>
  (await db.one(sql`select from person where is_operator and disabled_at is null limit 1`)) !== undefined

/** Whoever acts; null for visitors, the operator's command line and tokens' bearers without an account. */
export async function findMyself({ db, actor }: { db: Db; actor: Actor }): Promise<{ me: Person | null }> {
  return { me: actor.personId ? ((await db.one(byId({ id: actor.personId }))) ?? null) : null }
}

/** With what proves that it is me who acts. */
export async function findMyKey(about: { db: Db; actor: Actor }): Promise<{ me: Person | null; hash: string | null }> {
  const { me } = await findMyself(about)
  return { me, hash: (me && (await findKey(about.db, me.email))?.hash) ?? null }
}
