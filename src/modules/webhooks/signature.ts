/** Secrets and signatures as the Standard Webhooks specification says (v1, symmetric: HMAC-SHA256). */
import { createHmac, randomBytes } from 'node:crypto'

const PREFIX = 'whsec_'

export const newSigningSecret = (): string => PREFIX + randomBytes(32).toString('base64')

export type Signed = { id: string; at: Date; body: string }

/** The three headers, over `id.timestamp.body`; the timestamp in seconds, so that a receiver can refuse what is old. */
export function signedHeaders(secret: string, { id, at, body }: Signed): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1_000))
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
}
