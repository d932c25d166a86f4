/**
 * The operator's provider (OpenID Connect Core 1.0, code flow with PKCE), spoken to by better-auth's own functions. The one
 * place of this module that asks something outside: where to is configured by the operator alone, never by who signs in, so
 * it may be a private address; what is meant against members' addresses (one vetted fetch) does not apply here.
 */
import { createAuthorizationURL, validateAuthorizationCode, validateToken } from 'better-auth/oauth2'
import type { House } from '#kernel/perform.ts'
import { derived } from './sealing.ts'

export type Provider = { issuer: string; clientId: string; clientSecret: string; name: string }
/** `email` only where the provider says that it was verified. */
export type Introduced = { subject: string; email: string | undefined }

type Discovered = {
  issuer: string
  authorization_endpoint: string
  token_endpoint: string
  jwks_uri: string
  userinfo_endpoint?: string
  token_endpoint_auth_methods_supported?: string[]
}

const PATIENCE_MS = 10_000
const KNOWN_MS = 3_600_000
/** Signed by the provider's own key: never `none`, nor by a secret that we know, too. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']

const providers = new WeakMap<House, Provider>()
const known = new Map<string, { at: number; it: Promise<Discovered> }>()

export function setProvider(house: House, provider: Provider | undefined): void {
  if (provider) providers.set(house, provider)
}

export const providerOf = (house: House): Provider | undefined => providers.get(house)

const backTo = (house: House): string => `${house.baseUrl}/sign-in/provider`
/** All three follow from the ticket, which only the browser has that began: nothing of them is kept here. */
const secretsOf = (house: House, ticket: string) => ({
  state: derived(house, ticket, 'provider state'),
  codeVerifier: derived(house, ticket, 'provider verifier'),
  nonce: derived(house, ticket, 'provider nonce'),
})

/** Asked beforehand, as it may take a while. */
export const reachProvider = ({ issuer }: Provider): Promise<unknown> => discover(issuer)

export async function addressAtProvider(house: House, provider: Provider, ticket: string): Promise<string> {
  const { authorization_endpoint: authorizationEndpoint } = await discover(provider.issuer)
  const url = await createAuthorizationURL({
    ...secretsOf(house, ticket),
    id: 'provider',
    options: provider,
    authorizationEndpoint,
    redirectURI: backTo(house),
    scopes: ['openid', 'email'],
  })
  return url.toString()
}

export const isState = (house: House, ticket: string, state: string): boolean =>
  secretsOf(house, ticket).state === state

/** Throws where the provider does not answer, or answers what does not hold. */
export async function introducedBy(
  house: House,
  provider: Provider,
  ticket: string,
  code: string,
): Promise<Introduced> {
  const found = await discover(provider.issuer)
  const { codeVerifier, nonce } = secretsOf(house, ticket)
  const tokens = await inTime(
    validateAuthorizationCode({
      code,
      codeVerifier,
      redirectURI: backTo(house),
      options: provider,
      tokenEndpoint: found.token_endpoint,
      authentication: found.token_endpoint_auth_methods_supported?.includes('client_secret_post') ? 'post' : 'basic',
    }),
  )
  if (!tokens.idToken) throw new Error('the provider gave no ID token')
  const { payload } = await inTime(
    validateToken<Claims>(tokens.idToken, found.jwks_uri, {
      issuer: provider.issuer,
      audience: provider.clientId,
      algorithms,
      requiredClaims: ['sub', 'exp', 'iat', 'nonce'],
      clockTolerance: 30,
    }),
  )
  if (payload.nonce !== nonce) throw new Error('the ID token answers another question')
  if (payload.azp !== undefined && payload.azp !== provider.clientId) throw new Error('the ID token is for another')
  const told = payload.email === undefined ? await tellsMore(found, tokens.accessToken) : payload
  if (told.sub !== payload.sub) throw new Error('the provider tells of somebody else')
  const isVerified = told.email_verified === true && typeof told.email === 'string' && told.email.length <= 254
  return { subject: payload.sub, email: isVerified ? told.email!.trim().toLowerCase() : undefined }
}

type Claims = { sub: string; nonce?: string; azp?: string; email?: string; email_verified?: unknown }

/** Many tell the address only here (5.4). */
async function tellsMore({ userinfo_endpoint: url }: Discovered, token: string | undefined): Promise<Claims> {
  if (!url || !token) throw new Error('the provider does not tell who it is')
  return (await asked(url, { authorization: `Bearer ${token}` })) as Claims
}

function discover(issuer: string): Promise<Discovered> {
  const entry = known.get(issuer)
  if (entry && performance.now() - entry.at < KNOWN_MS) return entry.it
  const it = asked(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`).then((said) => {
    const found = said as Discovered
    if (found.issuer !== issuer) throw new Error('the provider calls itself otherwise than OIDC_ISSUER')
    return found
  })
  known.set(issuer, { at: performance.now(), it })
  it.catch(() => known.delete(issuer))
  return it
}

async function asked(url: string, headers: Record<string, string> = {}): Promise<unknown> {
  const signal = AbortSignal.timeout(PATIENCE_MS)
  const answer = await fetch(url, { headers: { accept: 'application/json', ...headers }, redirect: 'error', signal })
  if (!answer.ok) throw new Error(`the provider answers ${answer.status}`)
  return answer.json()
}

function inTime<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('the provider does not answer')), PATIENCE_MS)
  return Promise.race([work, promise]).finally(() => clearTimeout(timer))
}
