/** What must be read again, and yet say nothing to whoever steals a dump: sealed with a key that is not in the database. */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { newSecret } from '#kernel/ids.ts'
import type { House } from '#kernel/perform.ts'

const secrets = new WeakMap<House, string>()

/** Gives the house its lasting secret. Without it one is made that lasts as long as the process. */
export function setSecret(house: House, secret: string): void {
  secrets.set(house, secret)
}

export function secretOf(house: House): string {
  if (!secrets.has(house)) setSecret(house, newSecret() + newSecret())
  return secrets.get(house)!
}

const keyFor = (house: House, use: string): Buffer => Buffer.from(hkdfSync('sha256', secretOf(house), '', use, 32))

/** AES-256-GCM. `whose` is bound to it: what was sealed for one person opens for no other. */
export function seal(house: House, text: string, whose: string): string {
  const start = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor(house, 'seal'), start).setAAD(Buffer.from(whose))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([start, cipher.getAuthTag(), body]).toString('base64url')
}

/** Undefined where it was sealed by another house, for somebody else, or changed. */
export function unseal(house: House, sealed: string, whose: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url')
  try {
    const opener = createDecipheriv('aes-256-gcm', keyFor(house, 'seal'), bytes.subarray(0, 12), { authTagLength: 16 })
    opener.setAAD(Buffer.from(whose)).setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([opener.update(bytes.subarray(28)), opener.final()]).toString('utf8')
  } catch {
    return undefined // the seal does not fit
  }
}

/** Follows from a secret that is not kept, and says nothing about it. */
export const derived = (house: House, secret: string, use: string): string =>
  createHmac('sha256', keyFor(house, use)).update(secret).digest('base64url')
