/** The face that speaks as Slack's incoming webhooks do: an address that is its own key, and short words as answers. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import { sql } from 'kysely'
import { hashSecret } from '#kernel/ids.ts'
import { type House, perform } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import { visitor } from '#kernel/tenancy.ts'
import { sayByHook } from '#modules/webhooks/contract-incoming.ts'

const EACH_MINUTE = 60
const BODY_BYTES = 256 * 1024

export async function addHooks(app: FastifyInstance, house: House) {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: BODY_BYTES }, (_request, body, done) =>
      done(null, body),
    )
    scope.setErrorHandler((error, request, reply) => {
      const { statusCode = 500, stack } = error as { statusCode?: number; stack?: string }
      const refused =
        error instanceof Refusal ? answerFor(error) : statusCode < 500 ? answers.of(statusCode) : undefined
      if (!refused) request.log.error({ err: { stack } }, 'a bug')
      return answer(reply, ...(refused ?? ([500, 'server_error'] as const)))
    })
    const keyGenerator = (request: { params: unknown }) => hashSecret((request.params as { secret: string }).secret)
    const config = { rateLimit: { max: EACH_MINUTE, timeWindow: 60_000, keyGenerator } }
    scope.post('/hooks/:secret', { config }, async (request, reply) => {
      const { secret } = request.params as { secret: string }
      const message = messageIn(String(request.body ?? ''), request.headers['content-type'] ?? '')
      if (!message) return answer(reply, 400, 'invalid_payload')
      const [home] = await house.clerk.rows(
        sql<{ slug: string }>`select slug from incoming_hook_home(${hashSecret(secret)})`,
      )
      if (!home) return answer(reply, 404, 'no_service')
      await perform(house, sayByHook, { secret, message }, { by: visitor, community: home.slug })
      return answer(reply, 200, 'ok')
    })
  })
}

/** JSON, or a form with JSON in `payload`. PostgreSQL knows no zero character: it is left out. */
function messageIn(body: string, type: string): Record<string, unknown> | undefined {
  const isForm = type.toLowerCase().startsWith('application/x-www-form-urlencoded')
  const text = isForm ? (new URLSearchParams(body).get('payload') ?? '') : body
  try {
    const message: unknown = JSON.parse(text, (_, value) => (typeof value === 'string' ? clean(value) : value))
    return typeof message === 'object' && message !== null && !Array.isArray(message)
      ? (message as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

const clean = (text: string): string => text.replaceAll('\0', '').toWellFormed()

/** As Slack documents them under "Handling errors". */
const answers = {
  of(status: number): [number, string] {
    return status === 429 ? [429, 'rate_limited'] : [status, 'invalid_payload']
  },
}
function answerFor({ kind, code }: Refusal): [number, string] {
  if (code === 'archived') return [410, 'channel_is_archived']
  if (code === 'empty') return [400, 'no_text']
  if (kind === 'not_found') return [404, 'no_service']
  return kind === 'too_many' ? [429, 'rate_limited'] : [400, 'invalid_payload']
}

const answer = (reply: FastifyReply, status: number, word: string) =>
  reply.code(status).type('text/plain; charset=utf-8').header('cache-control', 'no-store').send(word)
