/** Pages of forms: reached by a secret link, in the language of its address, without signing in, kept by nobody. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { isOurOrigin } from '#faces/http.ts'
import { callerOf } from '#faces/rates.ts'
import { hashSecret } from '#kernel/ids.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type Identity, visitor } from '#kernel/tenancy.ts'
import { type Language, languages } from '#kernel/words.ts'
import { wrapped } from './cache.ts'
import type { SiteOptions } from './options.ts'
import type { Answer, HouseAsk, LetterAsk } from './page.ts'
import { send } from './send.ts'

type FormPages = SiteOptions & { houseAsk(language: Language, by?: Identity, community?: string): HouseAsk }

const LOOKS_EACH_MINUTE = 120
const FORMS_EACH_MINUTE = 20
const FORM_BYTES = 256 * 1024

/** Counted per address, on each node by itself; per form all nodes count together (modules/forms/by-link.ts). */
const rate = (max: number) => ({ rateLimit: { max, timeWindow: 60_000, keyGenerator: callerOf } })

export function addFormPages(scope: FastifyInstance, { house, houseAsk, load }: FormPages) {
  for (const language of languages) {
    const url = `/${language}/forms/:secret(^[\\w-]{22}$)`
    scope.get(url, { config: rate(LOOKS_EACH_MINUTE) }, (request, reply) =>
      answered(language, request, reply, async (ask) => (await load()).formPage.answer(ask)),
    )
    scope.post(url, { config: rate(FORMS_EACH_MINUTE), bodyLimit: FORM_BYTES }, async (request, reply) => {
      if (!isOurOrigin(request.headers, house.baseUrl)) throw new Refusal('forbidden', 'foreign_origin')
      const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
      return answered(language, request, reply, async (ask) => (await load()).formPage.post(ask, form))
    })
  }

  type Make = (ask: LetterAsk) => Promise<Answer>

  async function answered(language: Language, request: FastifyRequest, reply: FastifyReply, make: Make) {
    const { secret } = request.params as { secret: string }
    const made = (await opened(language, secret, make)) ?? (await load()).formPage.ended(houseAsk(language))
    return send(request, reply, await wrapped({ ...made, isHidden: true }), { cacheControl: 'private, no-store' })
  }

  /** Undefined: it opens nothing, and it is not said why. */
  async function opened(language: Language, secret: string, make: Make): Promise<Answer | undefined> {
    const [home] = await house.clerk.rows(sql<{ slug: string }>`select slug from form_home(${hashSecret(secret)})`)
    if (!home) return undefined
    try {
      return await make({ ...houseAsk(language, visitor, home.slug), secret })
    } catch (error) {
      if (error instanceof Refusal && error.kind === 'not_found') return undefined
      throw error
    }
  }
}
