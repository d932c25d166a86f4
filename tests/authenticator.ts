/** A passkey in software: what a phone or a key does in WebAuthn Level 3, as far as a test needs it. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest()
const FLAGS = { present: 1, verified: 4, attested: 64 }

type Asked = { challenge: string; rpId?: string; rp?: { id: string } }
/** What is odd about it, to see that it is refused. */
type Odd = { origin?: string; rpId?: string; verifies?: boolean; counter?: number }

export function newAuthenticator(origin: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(16)
  let counter = 0
  const clientData = (type: string, challenge: string, odd: Odd) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: odd.origin ?? origin, crossOrigin: false }))
  const head = (rpId: string, odd: Odd, attested = 0) => {
    const count = Buffer.alloc(4)
    counter = odd.counter ?? counter + 1
    count.writeUInt32BE(counter)
    const flags = FLAGS.present | (odd.verifies === false ? 0 : FLAGS.verified) | attested
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), count])
  }
  const answer = (response: object) => {
    const named = { id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key' }
    return JSON.stringify({ ...named, response, clientExtensionResults: {} })
  }
  return {
    create(options: string, odd: Odd = {}): string {
      const { challenge, rp } = JSON.parse(options) as Asked
      const { x, y } = publicKey.export({ format: 'jwk' })
      const key = new Map<number, unknown>([
        [1, 2], // EC2
        [3, -7], // ES256
        [-1, 1], // P-256
        [-2, Buffer.from(x!, 'base64url')],
        [-3, Buffer.from(y!, 'base64url')],
      ])
      const length = Buffer.from([0, id.length])
      const data = [head(odd.rpId ?? rp!.id, odd, FLAGS.attested), Buffer.alloc(16), length, id, cbor(key)]
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', Buffer.concat(data)],
      ])
      return answer({
        clientDataJSON: clientData('webauthn.create', challenge, odd).toString('base64url'),
        attestationObject: cbor(attestation).toString('base64url'),
        transports: ['internal'],
      })
    },
    get(options: string, odd: Odd = {}): string {
      const { challenge, rpId } = JSON.parse(options) as Asked
      const client = clientData('webauthn.get', challenge, odd)
      const data = head(odd.rpId ?? rpId!, odd)
      return answer({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: sign('sha256', Buffer.concat([data, sha256(client)]), privateKey).toString('base64url'),
      })
    },
  }
}

/** As much of CBOR (RFC 8949) as a key and an attestation need. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? length(1, -1 - value) : length(0, value)
  if (typeof value === 'string') return Buffer.concat([length(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([length(2, value.length), value])
  const pairs = [...(value as Map<unknown, unknown>)].flatMap((pair) => pair.map(cbor))
  return Buffer.concat([length(5, pairs.length / 2), ...pairs])
}

const length = (major: number, n: number): Buffer =>
  n < 24 ? Buffer.from([(major << 5) | n]) : n < 256 ? Buffer.from([(major << 5) | 24, n]) : longer(major, n)

function longer(major: number, n: number): Buffer {
  return Buffer.from([(major << 5) | 25, n >> 8, n & 255])
}
