/** Pages behind the links of letters: reached by a secret, without signing in, kept by nobody. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { isOurOrigin } from '#faces/http.ts'
import { callerOf } from '#faces/rates.ts'
import { hashSecret } from '#kernel/ids.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type Identity, visitor } from '#kernel/tenancy.ts'
import type { Language } from '#kernel/words.ts'
import { wrapped } from './cache.ts'
import { spokenBy } from './house-pages.ts'
import type { SiteOptions } from './options.ts'
import type { Answer, HouseAsk, LetterAsk, LetterPage } from './page.ts'
import { send } from './send.ts'

type LetterPages = SiteOptions & { houseAsk(language: Language, by?: Identity, community?: string): HouseAsk }

const LOOKS_EACH_MINUTE = 60
const FORMS_EACH_MINUTE = 10
const ONE_CLICK = 'List-Unsubscribe'

export async function addLetterPages(scope: FastifyInstance, { house, houseAsk, load }: LetterPages) {
  // RFC 8058, 3.1: a mail program may send its one click as either kind of form.
  scope.addContentTypeParser('multipart/form-data', { parseAs: 'string', bodyLimit: 4_096 }, (_request, body, done) =>
    done(null, new URLSearchParams(/\bOne-Click\b/.test(String(body)) ? { [ONE_CLICK]: 'One-Click' } : {})),
  )
  const rate = (max: number, keyGenerator: (request: FastifyRequest) => string) => ({
    config: { rateLimit: { max, timeWindow: 60_000, keyGenerator } },
  })
  for (const { path } of (await load()).letterPages) {
    scope.get(`/${path}`, rate(LOOKS_EACH_MINUTE, callerOf), (request, reply) =>
      answered(request, reply, path, (page, ask) => page.answer(ask)),
    )
    scope.post(`/${path}`, rate(FORMS_EACH_MINUTE, bySecret), async (request, reply) => {
      const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
      if (!form.has(ONE_CLICK) && !isOurOrigin(request.headers, house.baseUrl))
        throw new Refusal('forbidden', 'foreign_origin')
      return answered(request, reply, path, (page, ask) => page.post(ask, form))
    })
  }

  async function answered(request: FastifyRequest, reply: FastifyReply, path: string, make: Make) {
    const page = (await load()).letterPages.find((one) => one.path === path)!
    const made = (await opened(secretIn(request), page, make)) ?? page.ended(houseAsk(spokenBy(request)))
    return send(request, reply, await wrapped({ ...made, isHidden: true }), { cacheControl: 'private, no-store' })
  }

  /** Undefined: it opens nothing, and it is not said why. */
  async function opened(secret: string, page: LetterPage, make: Make): Promise<Answer | undefined> {
    const slug = await homeOf(secret)
    if (slug === undefined) return undefined
    try {
      return await make(page, { ...houseAsk('en', visitor, slug), secret })
    } catch (error) {
      if (error instanceof Refusal && (error.kind === 'not_found' || error.kind === 'signed_out')) return undefined
      throw error
    }
  }

  async function homeOf(secret: string): Promise<string | undefined> {
    if (!/^[\w-]{22}$/.test(secret)) return undefined
    const [home] = await house.clerk.rows(
      sql<{ slug: string }>`select slug from unread_mail_home(${hashSecret(secret)})`,
    )
    return home?.slug
  }
}

type Make = (page: LetterPage, ask: LetterAsk) => Promise<Answer>

const secretIn = ({ params }: FastifyRequest): string => (params as { secret: string }).secret

/** Counted per link: mail programs come for many from one address. */
const bySecret = (request: FastifyRequest): string => hashSecret(secretIn(request))
