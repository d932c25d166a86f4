// What the operator decides: read once at the start, from environment variables only.
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import * as z from 'zod'

export type Config = {
  port: number
  host: string
  /** absolute path */
  dataDir: string
  /** undefined: the embedded PostgreSQL is used */
  databaseUrl: string | undefined
  /** an origin without a slash at its end; with PORT=0 and no BASE_URL it names port 0, as the true one is not known yet */
  baseUrl: string
  smtpUrl: string | undefined
  /** what monitoring must show to read `/metrics`; undefined: only this machine reads them */
  metricsToken: string | undefined
  /** by which people may sign in, too (OpenID Connect) */
  provider: { issuer: string; clientId: string; clientSecret: string; name: string } | undefined
  /** browsers may keep the app's shell and open it without a network */
  offlineShell: boolean
  /** false, the number of proxies in front of us, or their addresses */
  trustProxy: false | number | string[]
}

/** All that is wrong with the settings, one sentence each. Never holds a value: it could be a password. */
export class ConfigError extends Error {
  readonly problems: string[]

  constructor(problems: string[]) {
    super(['The settings cannot be used:', ...problems.map((problem) => `- ${problem}`)].join('\n'))
    this.name = 'ConfigError'
    this.problems = problems
  }
}

export function readConfig(env: Record<string, string | undefined>): Config {
  const read = variables.safeParse(withoutBlanks(env))
  if (!read.success)
    throw new ConfigError(read.error.issues.map((issue) => `${issue.path[0]?.toString()} ${issue.message}`))
  const set = read.data
  return {
    port: set.PORT,
    host: set.HOST,
    dataDir: resolve(set.DATA_DIR),
    databaseUrl: set.DATABASE_URL,
    baseUrl: set.BASE_URL ?? `http://localhost:${set.PORT}`,
    smtpUrl: set.SMTP_URL,
    metricsToken: set.METRICS_TOKEN,
    provider: providerIn(set),
    offlineShell: set.OFFLINE_SHELL === 'on',
    trustProxy: set.TRUST_PROXY,
  }
}

const OIDC = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const

/** All of it or nothing. */
function providerIn(set: z.output<typeof variables>): Config['provider'] {
  const missing = OIDC.filter((name) => set[name] === undefined)
  if (missing.length === OIDC.length && set.OIDC_NAME === undefined) return undefined
  if (missing.length > 0) throw new ConfigError(missing.map((name) => `${name} must be set as the other OIDC_ are`))
  const issuer = set.OIDC_ISSUER!
  const name = set.OIDC_NAME ?? new URL(issuer).hostname
  return { issuer, clientId: set.OIDC_CLIENT_ID!, clientSecret: set.OIDC_CLIENT_SECRET!, name }
}

// `PORT=` in a compose or env file means "not set".
function withoutBlanks(env: Record<string, string | undefined>) {
  const filled = Object.entries(env).map(([name, value]) => [name, value?.trim()] as const)
  return Object.fromEntries(filled.filter(([, value]) => value))
}

const variables = z.object({
  PORT: text(isPort, 'must be a whole number from 0 to 65535').default('3000').transform(Number),
  HOST: text(isHost, 'must be the address or name to listen on, such as 127.0.0.1 or 0.0.0.0').default('127.0.0.1'),
  DATA_DIR: text((path) => !path.includes('\0'), 'must be the path of a directory').default('./data'),
  DATABASE_URL: text(
    (url) => hasProtocol(url, ['postgres:', 'postgresql:']),
    'must be a URL such as postgres://user:password@host:5432/database',
  ).optional(),
  BASE_URL: text(isOrigin, 'must be http:// or https:// and a host without any path, such as https://example.org')
    .transform((url) => new URL(url).origin)
    .optional(),
  SMTP_URL: text(isMailServer, 'must be a URL such as smtps://user:password@mail.example.org:465').optional(),
  METRICS_TOKEN: text(
    (value) => /^[\x21-\x7e]{16,}$/.test(value),
    'must be at least 16 characters without spaces, such as the output of: openssl rand -hex 16',
  ).optional(),
  OIDC_ISSUER: text(
    isIssuer,
    'must be the provider as it calls itself, https:// (http:// only on the loopback), without ? or #',
  ).optional(),
  OIDC_CLIENT_ID: text((value) => value.length <= 500, 'must be what the provider calls this house').optional(),
  OIDC_CLIENT_SECRET: text((value) => value.length <= 2_000, 'must be what the provider gave for it').optional(),
  OIDC_NAME: text((value) => value.length <= 60, 'must be at most 60 characters: it stands on a button').optional(),
  OFFLINE_SHELL: text((value) => value === 'on' || value === 'off', 'must be on or off').default('on'),
  TRUST_PROXY: text(
    (value) => trustedProxies(value) !== undefined,
    'must be off, the number of proxies in front of Leitstern (1 to 99), or their addresses such as 10.0.0.1, 172.16.0.0/12',
  )
    .default('off')
    .transform((value) => trustedProxies(value) ?? false),
})

function text(isValid: (value: string) => boolean, expected: string) {
  return z.string().refine(isValid, { error: expected })
}

function isPort(value: string) {
  return /^\d{1,5}$/.test(value) && Number(value) <= 65535
}

function isHost(value: string) {
  return isIP(value) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(value)
}

function hasProtocol(value: string, protocols: string[]) {
  return protocols.includes(URL.parse(value)?.protocol ?? '')
}

function isMailServer(value: string) {
  return hasProtocol(value, ['smtp:', 'smtps:']) && URL.parse(value)?.hostname !== ''
}

function isOrigin(value: string) {
  const url = URL.parse(value)
  if (!url || !['http:', 'https:'].includes(url.protocol)) return false
  return url.pathname === '/' && !/[?#@]/.test(value)
}

function isIssuer(value: string) {
  const url = URL.parse(value)
  if (!url || /[?#@]/.test(value)) return false
  const isNear = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  return url.protocol === 'https:' || (url.protocol === 'http:' && isNear)
}

function trustedProxies(value: string): Config['trustProxy'] | undefined {
  if (['off', 'false', '0'].includes(value.toLowerCase())) return false
  if (/^[1-9]\d?$/.test(value)) return Number(value)
  const addresses = value.split(',').map((address) => address.trim())
  return addresses.every(isAddressRange) ? addresses : undefined
}

function isAddressRange(value: string) {
  const [address = '', bits, ...rest] = value.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}
