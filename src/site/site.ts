/** The public face: pages as static HTML, feeds, numbers and forms, all read through `perform` as a visitor. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isOurOrigin } from '#faces/http.ts'
import { callerOf } from '#faces/rates.ts'
import { type House, JsonText, perform } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type CommunityRef, type Identity, visitor } from '#kernel/tenancy.ts'
import { type Language, languages } from '#kernel/words.ts'
import { readSite } from '#modules/communities/contract-site.ts'
import { type Made, openCache, wrapped } from './cache.ts'
import { addFormPages } from './form-pages.ts'
import { addHousePages, spokenBy } from './house-pages.ts'
import { addLetterPages } from './letter-pages.ts'
import type { SiteOptions } from './options.ts'
import type { Answer, Ask, HouseAsk, Page } from './page.ts'
import { send } from './send.ts'
import { sitemapOf } from './sitemap.ts'
import { openStyle } from './style.ts'

const FORM_BYTES = 64 * 1024
const EACH_MINUTE = 600
const FORMS_EACH_MINUTE = 20
const rate = (max: number) => ({ rateLimit: { max, timeWindow: 60_000, keyGenerator: callerOf } })

export async function addSite(app: FastifyInstance, options: SiteOptions): Promise<() => void> {
  const { house } = options
  const style = openStyle()
  const cache = openCache(house)
  const houseAsk = (language: Language, by: Identity = visitor, community?: string): HouseAsk => ({
    language,
    baseUrl: house.baseUrl,
    now: house.clock.now(),
    sheet: (color) => `/site/${style.nameFor(color)}`,
    read: readAs(house, by, community),
  })
  const { pages } = await options.load()
  const listed = [...pages, sitemapOf(pages)]
  await app.register(async (scope) => {
    scope.setErrorHandler((error, request, reply) => answerTrouble(error, request, reply))
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: FORM_BYTES },
      (_request, body, done) => done(null, new URLSearchParams(String(body))),
    )
    addStyle(scope, style)
    addHousePages(scope, { ...options, houseAsk, pageOf, rate: rate(EACH_MINUTE) })
    await addLetterPages(scope, { ...options, houseAsk })
    addFormPages(scope, { ...options, houseAsk })
    for (const language of languages) for (const page of listed) addPage(scope, language, page)
    for (const language of languages)
      scope.get(`/${language}/*`, { config: rate(EACH_MINUTE) }, async (request, reply) =>
        send(request, reply, await nothing(language)),
      )
  })
  return cache.close

  function addPage(scope: FastifyInstance, language: Language, { path }: Page) {
    const url = `/${language}/:slug${path === '' ? '' : `/${path}`}`
    const { post } = listed.find((one) => one.path === path)!
    scope.get(url, { config: rate(EACH_MINUTE) }, async (request, reply) => {
      const { slug, ...params } = request.params as { slug: string }
      const { made, isOwn } = await pageOf({ language, slug, path, params, request })
      return send(request, reply, made, isOwn ? { cacheControl: 'private, no-store' } : {})
    })
    if (!post) return
    scope.post(url, { config: rate(FORMS_EACH_MINUTE) }, async (request, reply) => {
      if (!isOurOrigin(request.headers, house.baseUrl)) throw new Refusal('forbidden', 'foreign_origin')
      const { slug, ...params } = request.params as { slug: string }
      const community = await communityOf(slug)
      const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
      const ask = community && (await askFor(language, community, params, visitor))
      const answer = ask && (await orNothing(() => pageAt(path).then((page) => page.post!(ask, form))))
      const made = answer ? await wrapped(answer) : await nothing(language)
      return send(request, reply, made, { cacheControl: 'private, no-store' })
    })
  }

  type Wanted = {
    language: Language
    slug: string
    path: string
    params?: Record<string, string>
    request: FastifyRequest
  }

  /** `isOwn`: only for who asked, never to be kept. */
  async function pageOf(wanted: Wanted): Promise<{ made: Made; isOwn?: true }> {
    const { language, slug, path, params = {}, request } = wanted
    const community = await communityOf(slug)
    if (!community) return { made: await nothing(language) }
    const page = await pageAt(path)
    const make = () => madeFor(page, language, community, params, visitor)
    const made = page.isFresh
      ? await make().then(wrapped)
      : await cache.page(community, `${language} ${path} ${Object.values(params).join(' ')}`, make)
    if (made.status !== 404) return page.isFresh ? { made, isOwn: true } : { made }
    const owner = await identified(request)
    if (!owner?.personId) return { made }
    return { made: await wrapped(await madeFor(page, language, community, params, owner)), isOwn: true }
  }

  async function madeFor(
    page: Page,
    language: Language,
    community: CommunityRef,
    params: Record<string, string>,
    by: Identity,
  ): Promise<Answer> {
    const ask = await askFor(language, community, params, by)
    const answer = ask && (await orNothing(() => page.answer(ask)))
    return answer ?? (await options.load()).notThere(houseAsk(language))
  }

  /** Whoever looks at what is not published yet is shown it as a visitor would be. */
  async function askFor(language: Language, { slug }: CommunityRef, params: Record<string, string>, by: Identity) {
    const site = await orNothing(() => readAs(house, by, slug)(readSite, {}))
    if (!site) return undefined
    const isPreview = site.publishedAt === null
    // What is read is the same for everyone; only that there is something is not.
    const reader = isPreview ? by : visitor
    const ask: Ask = { ...houseAsk(language, reader, slug), site, params, isPreview }
    return ask
  }

  async function communityOf(slug: string): Promise<CommunityRef | undefined> {
    return /^[a-z0-9-]{1,48}$/.test(slug) ? house.tenancy.communityBySlug(slug) : undefined
  }

  async function pageAt(path: string): Promise<Page> {
    const { pages } = await options.load()
    return pages.find((one) => one.path === path) ?? sitemapOf(pages)
  }

  async function nothing(language: Language): Promise<Made> {
    return wrapped((await options.load()).notThere(houseAsk(language)))
  }

  function identified({ headers }: FastifyRequest): Promise<Identity | undefined> {
    return headers.cookie === undefined ? Promise.resolve(undefined) : options.identify({ cookie: headers.cookie })
  }

  async function answerTrouble(error: unknown, request: FastifyRequest, reply: FastifyReply) {
    const status = statusOf(error)
    if (status >= 500) request.log.error({ err: { stack: (error as Error)?.stack } }, 'a bug')
    const inUrl = languages.find((one) => request.url.startsWith(`/${one}`))
    const language = inUrl ?? spokenBy(request)
    const made = await wrapped((await options.load()).trouble(houseAsk(language), status))
    return send(request, reply, made, { cacheControl: 'no-store' })
  }
}

function readAs(house: House, by: Identity, community: string | undefined): HouseAsk['read'] {
  return async (operation, input, key) => {
    const { output } = await perform(house, operation, input, { by, key, ...(community && { community }) })
    return output instanceof JsonText ? JSON.parse(output.text) : output
  }
}

/** What a visitor must not know of is not there. */
async function orNothing<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal && (error.kind === 'not_found' || error.kind === 'signed_out')) return undefined
    throw error
  }
}

function statusOf(error: unknown): number {
  if (error instanceof Refusal) return error.kind === 'forbidden' ? 403 : error.kind === 'too_many' ? 429 : 400
  const { statusCode = 500 } = error as { statusCode?: number }
  return statusCode
}

const FOREVER = 'public, max-age=31536000, immutable'

function addStyle(scope: FastifyInstance, style: ReturnType<typeof openStyle>) {
  const sheets = new Map<string, Promise<Made>>()
  const MOST_SHEETS = 200
  scope.get('/site/:file', async (request, reply) => {
    const { file } = request.params as { file: string }
    const font = style.fontNamed(file)
    if (font) {
      reply.removeHeader('content-security-policy')
      return reply.type('font/woff2').header('cache-control', FOREVER).send(font)
    }
    const sheet = style.sheetNamed(file)
    if (!sheet) return reply.code(404).type('text/plain').send('not there')
    if (sheets.size > MOST_SHEETS) sheets.clear()
    const made = sheets.get(file) ?? wrapped({ type: 'text/css; charset=utf-8', body: sheet.css })
    sheets.set(file, made)
    return send(request, reply, await made, { cacheControl: sheet.isCurrent ? FOREVER : 'no-cache' })
  })
}
