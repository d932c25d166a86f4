/** The only door to better-auth: its accounts, passwords and sessions, called in process by our operations. */
import { betterAuth } from 'better-auth'
import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { newId, newSecret } from '#kernel/ids.ts'
import type { House, SessionEffect } from '#kernel/perform.ts'
import { adapter, transaction } from './adapter.ts'
import { secretOf, setSecret } from './sealing.ts'

const DAY = 86_400_000
/** A session ends after so long without use. */
export const SESSION_MS = 60 * DAY
/** Browsers cap a cookie's life at 400 days (RFC 6265bis). */
const COOKIE_MS = 400 * DAY

const auths = new WeakMap<House, Auth>()
type Auth = ReturnType<typeof openAuth>

/** Gives the house its lasting secret. Without it one is made that lasts as long as the process. */
export function openSignIn(house: House, secret: string): void {
  setSecret(house, secret)
}

function authOf(house: House): Auth {
  const auth = auths.get(house) ?? openAuth(house.baseUrl, secretOf(house))
  auths.set(house, auth)
  return auth
}

function openAuth(baseURL: string, secret: string) {
  return betterAuth({
    baseURL,
    secret,
    database: adapter,
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false }, // ours counts: by address at the face, by e-mail in tries.ts
    user: { modelName: 'person' },
    account: { modelName: 'credential', fields: { userId: 'personId' } },
    session: { fields: { userId: 'personId' }, expiresIn: SESSION_MS / 1000 },
    verification: { disableCleanup: true },
    emailAndPassword: { enabled: true, requireEmailVerification: true, minPasswordLength: 10, autoSignIn: false },
    advanced: { database: { generateId: () => newId() } },
  })
}

type With = { house: House; db: Db; now: Date }

/** Runs `work` with better-auth inside the operation's transaction. */
function inside<T>({ house, db }: With, work: (auth: Auth) => Promise<T>): Promise<T> {
  return transaction.run(db, () => work(authOf(house)))
}

export type Entered = { personId: string; session: Required<SessionEffect> }

/** Slow on purpose (scrypt): only ever in `prepare`. */
export async function hashPassword(house: House, password: string): Promise<string> {
  return (await authOf(house).$context).password.hash(password)
}

/** Slow on purpose, and as slow where there is no password to compare with: only ever in `prepare`. */
export async function isPassword(house: House, password: string, hash: string | null | undefined): Promise<boolean> {
  const { password: passwords } = await authOf(house).$context
  if (hash) return passwords.verify({ hash, password })
  await passwords.hash(password)
  return false
}

/** Opens a session; undefined where the account is disabled. */
export async function openSession(about: With, personId: string, device = ''): Promise<Entered | undefined> {
  const person = await about.db.one(sql`select from person where id = ${personId} and disabled_at is null`)
  if (!person) return undefined
  const { now } = about
  const times = { createdAt: now, updatedAt: now, expiresAt: new Date(now.getTime() + SESSION_MS) }
  const session = await inside(about, async (auth) => {
    const { internalAdapter } = await auth.$context
    return internalAdapter.createSession(personId, false, { userAgent: device, token: newSecret(), ...times }, true)
  })
  return { personId, session: { token: session.token, expires: new Date(now.getTime() + COOKIE_MS) } }
}

export type NewPerson = { email: string; passwordHash?: string | undefined; language: string; timeZone: string }

export async function makePerson(about: With, of: NewPerson & { name?: string }): Promise<string> {
  const { email, passwordHash, language, timeZone, name = '' } = of
  const id = newId()
  await about.db.one(sql`
    insert into person (id, email, email_verified, name, language, time_zone, created_at, updated_at)
    values (${id}, ${email}, true, ${name}, ${language}, ${timeZone}, ${about.now}, ${about.now})`)
  if (passwordHash) await setPassword(about, id, passwordHash)
  return id
}

export function setPassword(about: With, personId: string, hash: string): Promise<void> {
  return inside(about, async (auth) => {
    const { internalAdapter } = await auth.$context
    const accounts = await internalAdapter.findAccounts(personId)
    if (accounts.some((account) => account.providerId === 'credential'))
      return void (await internalAdapter.updatePassword(personId, hash))
    await internalAdapter.linkAccount({
      userId: personId,
      providerId: 'credential',
      accountId: personId,
      password: hash,
    })
  })
}
