/** Who may found here, and at which address. */
import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { House } from '#kernel/perform.ts'
import type { Refusal } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/tenancy.ts'
import { settingsOf } from '#modules/people/offers.ts'
import { slugOf, withSuffix } from './slug.ts'

export type Founder = { id: string; emailVerified: boolean; isOperator: boolean }

/** Within the instance nobody is a member yet: the signed-in account itself. */
export async function findFounder({ db, actor }: { db: Db; actor: Actor }): Promise<Founder | undefined> {
  if (actor.personId === null) return undefined
  return db.one(sql<Founder>`
    select id, email_verified, is_operator from person where id = ${actor.personId} and disabled_at is null`)
}

type Asking = { db: Db; house: House; found: Founder; refuse(code: string): Refusal }

/** The operator decides who may: everyone, who is a member somewhere already, or only operators. */
export async function mustBeAllowed({ db, house, found: founder, refuse }: Asking): Promise<void> {
  if (!founder.emailVerified) throw refuse('address_not_verified')
  const { found: who } = await settingsOf(db)
  if (who === 'open' || founder.isOperator) return
  if (who === 'operator') throw refuse('founding_by_operator')
  const [member] = await house.clerk.rows(sql`
    select from communities_of(${founder.id}::uuid) where standing = 'active' and kind = 'member' limit 1`)
  if (!member) throw refuse('founding_by_invited')
}

/** The name as an address, with the first number that is free; a twin at the same moment is refused by the constraint. */
export async function freeSlug(db: Db, name: string): Promise<string> {
  const base = slugOf(name)
  const wanted = Array.from({ length: 200 }, (_, n) => withSuffix(base, n + 1))
  const taken = await db.rows(sql<{ slug: string }>`select slug from community where slug = any(${wanted}::text[])`)
  const known = new Set(taken.map(({ slug }) => slug))
  return wanted.find((slug) => !known.has(slug)) ?? withSuffix(base, Math.floor(Math.random() * 1e9) + 1_000)
}
