/** Codes of an app (TOTP, RFC 6238: SHA-1, 6 digits, 30 seconds) and the recovery codes for when it is lost. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { Secret, TOTP } from 'otpauth'
import { type Db, prepared } from '#kernel/database.ts'
import { hashSecret } from '#kernel/ids.ts'
import type { House } from '#kernel/perform.ts'
import { unseal } from './sealing.ts'
import { countTry } from './tries.ts'

type With = { house: House; db: Db; now: Date }

export type SecondStep = { secret: string; confirmedAt: string | null }

const ofPerson = prepared(
  (a: { person: string }) => sql<SecondStep>`
    select secret, confirmed_at from second_step where person_id = ${a.person}`,
)
/** Only forward: of two who send the same code at once, one waits for the other's commit and finds it used. */
const takeStep = prepared(
  (a: { person: string; step: number }) => sql`
    update second_step set last_step = ${a.step} where person_id = ${a.person} and last_step < ${a.step}
    returning person_id`,
)
const takeRecovery = prepared(
  (a: { person: string; hash: string }) => sql`
    delete from recovery_code where person_id = ${a.person} and hash = ${a.hash} returning hash`,
)

export const findSecondStep = (db: Db, person: string): Promise<SecondStep | undefined> => db.one(ofPerson({ person }))

export const newCodeSecret = (): string => new Secret({ size: 20 }).base32

const totp = (secret: string, label: string, issuer: string) =>
  new TOTP({ secret: Secret.fromBase32(secret), issuer, label, algorithm: 'SHA1', digits: 6, period: 30 })

/** What an app reads from the picture. */
export const codeUri = (secret: string, email: string, baseUrl: string): string =>
  totp(secret, email, `Leitstern ${new URL(baseUrl).host}`.replace(':', ' ')).toString()

/** A code of the app for now, or half a minute to either side (RFC 6238, 5.2); each once. */
export async function takeCode({ house, db, now }: With, person: string, said: string): Promise<boolean> {
  countTry(house, 'code', person, now)
  const kept = await findSecondStep(db, person)
  const secret = kept && unseal(house, kept.secret, person)
  const token = said.replaceAll(/\s/g, '')
  if (!secret || !/^\d{6}$/.test(token)) return false
  const timestamp = now.getTime()
  const delta = totp(secret, '', '').validate({ token, timestamp, window: 1 })
  if (delta === null) return false
  const step = Math.floor(timestamp / 30_000) + delta
  return (await db.one(takeStep({ person, step }))) !== undefined
}

/** A code of the app, or one of the recovery codes. */
export async function takeAnyCode(about: With, person: string, said: string): Promise<boolean> {
  if (/^[\d\s]+$/.test(said)) return takeCode(about, person, said)
  countTry(about.house, 'recovery', person, about.now)
  return (await about.db.one(takeRecovery({ person, hash: hashOfRecovery(said) }))) !== undefined
}

const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789' // 32 that are not taken for each other
const hashOfRecovery = (said: string): string =>
  hashSecret(`recovery:${said.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}`)

/** Ten new ones in place of the old; 80 random bits each, so that a fast hash suffices. */
export function makeRecoveryCodes(db: Db, person: string): string[] {
  const codes = Array.from({ length: 10 }, () => {
    const letters = [...randomBytes(16)].map((byte) => LETTERS[byte % 32])
    return letters.join('').replaceAll(/(.{4})(?=.)/g, '$1-')
  })
  db.send(sql`delete from recovery_code where person_id = ${person}`)
  db.send(sql`insert into recovery_code (person_id, hash)
    select ${person}::uuid, unnest(${codes.map(hashOfRecovery)}::text[])`)
  return codes
}
