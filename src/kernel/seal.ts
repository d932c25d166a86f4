/** Keeps secrets that must be used again, so that a stolen database alone does not tell them. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

export type Seal = {
  /** `about` says whose secret it is: moved to another row it does not open. */
  close(secret: string, about: string): string
  /** `undefined`: not closed with this seal, or about something else. */
  open(closed: string, about: string): string | undefined
}

const NONCE = 12
const TAG = 16

/** AES-256-GCM (NIST SP 800-38D) under a key made from this house's own secret. */
export function sealWith(secret: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'leitstern seal', 32))
  return {
    close(text, about) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
    },
    open(closed, about) {
      const bytes = Buffer.from(closed, 'base64url')
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE))
        decipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
        return decipher.update(bytes.subarray(NONCE + TAG), undefined, 'utf8') + decipher.final('utf8')
      } catch {
        return undefined
      }
    },
  }
}
