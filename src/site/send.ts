/** How public pages leave the house: compressed, named by their content, behind walls of their own. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Made } from './cache.ts'

const policy = (frames: string) =>
  `default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ${frames}`
const POLICY = policy("'none'")
const FRAMED = policy('*')
/** A drawing carries its own colours. */
const DRAWING = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

type How = { cacheControl?: string; vary?: string }

/** No script, no inline style, no cookie. Everything is asked for again, and answered in a line where nothing changed. */
export function send(request: FastifyRequest, reply: FastifyReply, made: Made, how: How = {}): FastifyReply {
  const { cacheControl = 'public, no-cache', vary = 'accept-encoding' } = how
  const [encoding, body] = encoded(request, made)
  const etag = `"${made.etag}${encoding && `-${encoding}`}"`
  reply.header('content-security-policy', policyOf(made)).header('vary', vary).header('cache-control', cacheControl)
  if (made.isFramed) reply.removeHeader('x-frame-options')
  // Whatever is no page may be shown elsewhere: feeds, numbers, pictures, counters.
  if (made.isFramed || !made.type.startsWith('text/html')) reply.header('cross-origin-resource-policy', 'cross-origin')
  if (made.isHidden) reply.header('x-robots-tag', 'noindex')
  reply.header('etag', etag)
  if (made.status === undefined && request.headers['if-none-match']?.includes(etag)) return reply.code(304).send()
  if (encoding) reply.header('content-encoding', encoding)
  return reply
    .code(made.status ?? 200)
    .type(made.type)
    .send(body)
}

function policyOf({ isFramed, type }: Made): string {
  if (type.startsWith('image/')) return DRAWING
  return isFramed ? FRAMED : POLICY
}

function encoded({ headers }: FastifyRequest, { br, gzip, plain }: Made): ['br' | 'gzip' | '', Buffer] {
  const accepted = String(headers['accept-encoding'] ?? '')
  if (br && /\bbr\b/.test(accepted)) return ['br', br]
  return gzip && /\bgzip\b/.test(accepted) ? ['gzip', gzip] : ['', plain]
}
