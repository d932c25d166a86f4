/** What stands between the right password, link or provider and a session: the second step, where somebody set one up. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import type { House, SessionEffect } from '#kernel/perform.ts'
import { makeLink } from './links.ts'
import { openSession } from './sign-in.ts'

type Entering = {
  house: House
  db: Db
  now: Date
  setSession(token: string | null, expires?: Date): void
}
type Inside = { personId: string | null; ticket: string | null }

const asksForCode = prepared(
  (a: { person: string }) => sql`
    select from second_step s join person p on p.id = s.person_id
    where s.person_id = ${a.person} and s.confirmed_at is not null and p.disabled_at is null`,
)

/** Undefined where the account is disabled. The one way in for everything but passkeys, which are two steps in one. */
export async function letIn(entering: Entering, personId: string, device?: string): Promise<Inside | undefined> {
  const { db, now } = entering
  if (!(await db.one(asksForCode({ person: personId })))) return goIn(entering, personId, device)
  return { personId: null, ticket: makeLink(db, now, { purpose: 'second-step', personId }) }
}

/** Past the second step, or after a passkey. */
export async function goIn(entering: Entering, personId: string, device?: string): Promise<Inside | undefined> {
  const entered = await openSession(entering, personId, device)
  if (!entered) return undefined
  const { token, expires }: Required<SessionEffect> = entered.session
  entering.setSession(token, expires)
  return { personId, ticket: null }
}
