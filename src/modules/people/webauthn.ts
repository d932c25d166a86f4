/** Passkeys (WebAuthn Level 3) by @simplewebauthn/server: always with user verification, bound to BASE_URL. */
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { House } from '#kernel/perform.ts'

export type Passkey = { credentialId: string; publicKey: string; counter: number; transports: string[] }

const rpID = (house: House): string => new URL(house.baseUrl).hostname
/** What is kept hashed in `verification` and what is signed are the same 128 bits. */
const challengeFrom = (secret: string) => new Uint8Array(Buffer.from(secret, 'base64url'))

/** EdDSA, ES256, RS256: what all authenticators know one of. Others are experimental in Node. */
const supportedAlgorithmIDs = [-8, -7, -257]

type Adding = { house: House; secret: string; personId: string; email: string; known: Passkey[] }

export async function optionsToAdd({ house, secret, personId, email, known }: Adding): Promise<string> {
  const options = await generateRegistrationOptions({
    rpName: 'Leitstern',
    rpID: rpID(house),
    userName: email,
    userID: new Uint8Array(Buffer.from(personId.replaceAll('-', ''), 'hex')),
    challenge: challengeFrom(secret),
    supportedAlgorithmIDs,
    attestationType: 'none', // which make it is is no business of ours
    excludeCredentials: known.map(({ credentialId: id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return JSON.stringify(options)
}

export async function optionsToSignIn(house: House, secret: string): Promise<string> {
  const options = await generateAuthenticationOptions({
    rpID: rpID(house),
    challenge: challengeFrom(secret),
    userVerification: 'required',
  })
  return JSON.stringify(options)
}

/** What the browser says, taken apart before anything is believed; undefined where it is nothing of that kind. */
export function challengeIn(answer: string): { id: string; challenge: string } | undefined {
  try {
    const { id, response } = JSON.parse(answer)
    const { challenge } = JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString('utf8'))
    return /^[\w-]{16,1400}$/.test(id) && /^[\w-]{22}$/.test(challenge) ? { id, challenge } : undefined
  } catch {
    return undefined
  }
}

/** Undefined where it was made for another place or challenge, or without asking who is there. */
export async function verifiedNew(house: House, answer: string, challenge: string): Promise<Passkey | undefined> {
  try {
    const response = JSON.parse(answer) as RegistrationResponseJSON
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      ...expected(house, challenge),
      supportedAlgorithmIDs,
    })
    if (!verified) return undefined
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential
    const names = transports.filter((name) => /^[a-z-]{1,20}$/.test(name)).slice(0, 10)
    return { credentialId: id, publicKey: Buffer.from(publicKey).toString('base64url'), counter, transports: names }
  } catch {
    return undefined // the library says so by throwing
  }
}

/** The counter it has now. Undefined also where the counter did not go up: then there are two of it. */
export async function verifiedUse(
  house: House,
  answer: string,
  challenge: string,
  { credentialId: id, publicKey, counter }: Passkey,
): Promise<number | undefined> {
  try {
    const response = JSON.parse(answer) as AuthenticationResponseJSON
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      ...expected(house, challenge),
      credential: { id, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter },
    })
    return verified ? authenticationInfo.newCounter : undefined
  } catch {
    return undefined
  }
}

const expected = (house: House, expectedChallenge: string) => ({
  expectedChallenge,
  expectedOrigin: house.baseUrl,
  expectedRPID: rpID(house),
  requireUserVerification: true,
})
