/** Links in letters: 128 random bits, stored hashed, one purpose, one address, an end, used once, newest only. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { hashSecret, newId, newSecret } from '#kernel/ids.ts'

const MINUTE = 60_000
/** What a link grants, and for how long. */
const minutesOf = {
  'sign-in': 30,
  'sign-up': 24 * 60,
  email: 24 * 60,
  reset: 60,
  'set-up': 7 * 24 * 60,
  'second-step': 10,
  passkey: 5,
  'passkey-new': 5,
  provider: 15,
  'provider-mine': 15,
} as const
export type Purpose = keyof typeof minutesOf

export type Granted =
  | { purpose: 'sign-in'; personId: string; email: string }
  | { purpose: 'sign-up'; email: string; passwordHash?: string | undefined; language: string; timeZone: string }
  | { purpose: 'email'; personId: string; email: string; oldEmail: string }
  | { purpose: 'reset'; personId: string; email: string }
  | { purpose: 'set-up' }
  | { purpose: 'second-step'; personId: string }
  | { purpose: 'passkey-new'; personId: string }
  | { purpose: 'passkey' }
  | { purpose: 'provider' }
  | { purpose: 'provider-mine'; personId: string }

const endOlder = prepared(
  (a: { purpose: string; about: string }) => sql`
    delete from verification where purpose = ${a.purpose} and about = ${a.about}`,
)
const insert = prepared(
  (a: { id: string; identifier: string; purpose: string; about: string; value: string; end: Date; now: Date }) => sql`
    insert into verification (id, identifier, purpose, about, value, expires_at, created_at, updated_at)
    values (${a.id}, ${a.identifier}, ${a.purpose}, ${a.about}, ${a.value}, ${a.end}, ${a.now}, ${a.now})`,
)
const take = prepared(
  (a: { identifier: string; purposes: Purpose[]; now: Date }) => sql<{ value: string }>`
    delete from verification where identifier = ${a.identifier} and purpose = any(${a.purposes}::text[])
      and expires_at > ${a.now} returning value`,
)

const peek = prepared(
  (a: { identifier: string; purposes: Purpose[]; now: Date }) => sql<{ value: string }>`
    select value from verification where identifier = ${a.identifier} and purpose = any(${a.purposes}::text[])
      and expires_at > ${a.now}`,
)

/** Whether it could be used now, before anything slow is done for it; `takeLink` alone decides. */
export async function isLinkOpen(db: Db, now: Date, token: string, purposes: Purpose[]): Promise<boolean> {
  return (await db.one(peek({ identifier: hashSecret(token), purposes, now }))) !== undefined
}

/** What it would grant now; `takeLink` alone decides. */
export async function lookAtLink<P extends Purpose>(
  db: Db,
  now: Date,
  token: string,
  purpose: P,
): Promise<Extract<Granted, { purpose: P }> | undefined> {
  const row = await db.one(peek({ identifier: hashSecret(token), purposes: [purpose], now }))
  return row && JSON.parse(row.value)
}

/** Whoever signs in on two devices at once gets in on both. */
const several: readonly Purpose[] = ['second-step', 'passkey', 'provider']

/** Makes a link and ends older ones of the same purpose and address. Returns what goes behind the `#`. */
export function makeLink(db: Db, now: Date, granted: Granted): string {
  const { purpose } = granted
  const secret = newSecret()
  const about = aboutOf(granted)
  if (!several.includes(purpose)) db.send(endOlder({ purpose, about }))
  const end = new Date(now.getTime() + minutesOf[purpose] * MINUTE)
  const value = JSON.stringify(granted)
  db.send(insert({ id: newId(), identifier: hashSecret(secret), purpose, about, value, end, now }))
  return secret
}

/** Whose link it is: newer ones of that purpose replace it. */
function aboutOf(granted: Granted): string {
  if (granted.purpose === 'email') return hashSecret(granted.personId)
  if ('email' in granted) return hashSecret(granted.email)
  return hashSecret('personId' in granted ? granted.personId : granted.purpose)
}

/** Ends whatever links of this person are still under way. */
export function endLinks(db: Db, { id, email }: { id: string; email: string }, now: Date): void {
  endAnswering(db, id, now)
  db.send(sql`delete from verification where purpose in ('sign-in', 'reset', 'email', 'second-step', 'passkey-new', 'provider-mine')
    and about = any(${[hashSecret(id), hashSecret(email)]}::text[])`)
}

/** Links with which letters let this person answer without signing in: those of earlier letters end. */
export function endAnswering(db: Db, person: string, now: Date): void {
  db.send(sql`update person set links_since = ${now} where id = ${person}`)
}

/** Uses a link up: of many at once exactly one gets it, the others wait for its commit and find nothing. */
export async function takeLink<P extends Purpose>(
  db: Db,
  now: Date,
  token: string,
  purposes: P[],
): Promise<Extract<Granted, { purpose: P }> | undefined> {
  const row = await db.one(take({ identifier: hashSecret(token), purposes, now }))
  return row && JSON.parse(row.value)
}
