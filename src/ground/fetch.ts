/** The one module that asks other houses for something: to vetted addresses only, for so long and so much and no more. */
import { Resolver } from 'node:dns/promises'
import { type IncomingMessage, request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { isIP } from 'node:net'
import { type Answer, type Asking, type Outside, OutsideError } from '#kernel/outside.ts'
import { isPublicAddress } from './addresses.ts'
import { readBody } from './answer.ts'

const MOST_MS = 8_000
const MOST_MS_OF_A_FILE = 60_000
const MOST_REDIRECTS = 4
const MOST_ADDRESSES = 4
const MOST_URL = 2_000

export type Means = {
  /** every address of a name, v4 and v6 */
  resolve(name: string, signal: AbortSignal): Promise<string[]>
  /** a test's stand-in for the way to an address */
  reach?: (address: string, port: number) => { address: string; port: number }
  /** certificates trusted besides the known ones */
  ca?: string
  mostMs?: number
}

export function openOutside(means: Means = { resolve: resolveName }): Outside {
  return { ask: (asking) => ask(asking, means) }
}

async function ask(asking: Asking, means: Means): Promise<Answer> {
  const signal = AbortSignal.timeout(means.mostMs ?? (asking.wants === 'file' ? MOST_MS_OF_A_FILE : MOST_MS))
  try {
    return await orAborted(follow(asking, means, signal), signal)
  } catch (error) {
    if (error instanceof OutsideError) throw error
    throw new OutsideError(signal.aborted ? 'too_slow' : 'unreachable')
  }
}

/** Whatever hangs without hearing the signal is left behind. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  work.catch(() => {})
  const late = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(new OutsideError('too_slow')), { once: true }),
  )
  return Promise.race([work, late])
}

async function follow(asking: Asking, means: Means, signal: AbortSignal): Promise<Answer> {
  let url = vettedUrl(asking.url)
  const first = url.href
  for (let redirects = 0; ; redirects++) {
    const isThere = url.origin === new URL(first).origin
    const answer = await askOnce(isThere ? asking : { ...asking, headers: {} }, {
      url,
      addresses: await vettedAddresses(url, means, signal),
      means,
      signal,
    })
    const next = asking.post ? undefined : leadsTo(answer)
    if (next === undefined) return { ...(await readBody(answer, asking.wants)), url: url.href }
    answer.destroy()
    if (redirects === MOST_REDIRECTS) throw new OutsideError('too_many_redirects')
    // From https to http what was asked for would be readable on the way: no well-kept page leads there.
    const to = vettedUrl(next, url)
    if (url.protocol === 'https:' && to.protocol === 'http:') throw new OutsideError('bad_address')
    url = to
  }
}

/** http or https at their own ports, nobody's password in it. `URL` has already turned odd numbers into plain addresses. */
function vettedUrl(written: string, base?: URL): URL {
  const url = written.length <= MOST_URL ? URL.parse(written, base) : null
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:'
  if (!url || !isWeb || url.username || url.password || !['', '80', '443'].includes(url.port)) {
    throw new OutsideError('bad_address')
  }
  url.hash = ''
  return url
}

/** Resolved once: what was vetted is what is connected to, so that a second answer of the name changes nothing. */
async function vettedAddresses(url: URL, means: Means, signal: AbortSignal): Promise<string[]> {
  const name = url.hostname.replace(/^\[|\]$/g, '')
  const found = isIP(name) ? [name] : await means.resolve(name, signal)
  if (found.length === 0) throw new OutsideError('not_found')
  const open = found.filter(isPublicAddress)
  if (open.length === 0) throw new OutsideError('private_address')
  return open.slice(0, MOST_ADDRESSES)
}

type Route = { url: URL; addresses: string[]; means: Means; signal: AbortSignal }

async function askOnce(asking: Asking, { addresses, ...route }: Route): Promise<IncomingMessage> {
  let failed: unknown
  for (const address of addresses) {
    try {
      return await connect(asking, { ...route, address })
    } catch (error) {
      // Something may have arrived already: what changes things there is not said twice.
      if (asking.post || route.signal.aborted) throw error
      failed = error
    }
  }
  throw failed
}

function connect(
  { post, headers }: Asking,
  { url, address, means, signal }: Omit<Route, 'addresses'> & { address: string },
) {
  const isSecure = url.protocol === 'https:'
  const port = url.port ? Number(url.port) : isSecure ? 443 : 80
  const to = means.reach?.(address, port) ?? { address, port }
  const name = url.hostname.replace(/\.$/, '')
  const options = {
    host: to.address,
    port: to.port,
    path: `${url.pathname}${url.search}`,
    method: post ? 'POST' : 'GET',
    // A fresh agent: no connection is shared, no proxy asked.
    agent: false as const,
    signal,
    maxHeaderSize: 16 * 1024,
    headers: { 'user-agent': 'Leitstern', accept: '*/*', ...headers, ...said(post), host: url.host },
    ...(isSecure && { servername: isIP(name.replace(/^\[|\]$/g, '')) ? '' : name, ...(means.ca && { ca: means.ca }) }),
  }
  return new Promise<IncomingMessage>((resolve, reject) => {
    const asked = (isSecure ? requestSecure : requestPlain)(options, resolve)
    asked.on('error', reject)
    // Nobody is asked to change the protocol.
    asked.on('upgrade', (_, socket) => {
      socket.destroy()
      reject(new OutsideError('bad_answer'))
    })
    asked.end(post?.body)
  })
}

function said(post: Asking['post']): Record<string, string | number> {
  if (!post) return { 'accept-encoding': 'gzip, deflate, br' }
  return { ...post.headers, 'content-length': Buffer.byteLength(post.body) }
}

function leadsTo({ statusCode, headers }: IncomingMessage): string | undefined {
  return [301, 302, 303, 307, 308].includes(statusCode ?? 0) ? headers.location : undefined
}

/** Asks the name servers of this machine, not its list of hosts. First v4, which reaches more. */
async function resolveName(name: string, signal: AbortSignal): Promise<string[]> {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 })
  const stop = () => resolver.cancel()
  signal.addEventListener('abort', stop, { once: true })
  try {
    const found = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)])
    return found.flatMap((one) => (one.status === 'fulfilled' ? one.value : []))
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
