/** What stands at the root: the directory of public communities or one of them, for whoever is not signed in. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Language, languages } from '#kernel/words.ts'
import { listSites } from '#modules/communities/contract-site.ts'
import { readSettings } from '#modules/people/contract.ts'
import { type Made, wrapped } from './cache.ts'
import type { SiteOptions } from './options.ts'
import type { Answer, HouseAsk } from './page.ts'
import { send } from './send.ts'
import { robots, sitemapIndex } from './sitemap.ts'

type Wanted = { language: Language; slug: string; path: string; request: FastifyRequest }
type HousePages = SiteOptions & {
  houseAsk(language: Language): HouseAsk
  pageOf(wanted: Wanted): Promise<{ made: Made; isOwn?: true }>
  rate: object
}

/** Kept so long, whatever happens meanwhile: the whole instance has no log. */
const KEPT_MS = 900
const SITEMAP_MS = 60_000

export function addHousePages(scope: FastifyInstance, options: HousePages) {
  const { houseAsk, load, identify, rate } = options
  const keep = keeper()
  const directoryIn = (language: Language, after?: string): Promise<Answer> =>
    load().then(({ directory }) => directory(houseAsk(language), after))

  scope.get('/', { config: rate }, async (request, reply) => {
    const who = request.headers.cookie === undefined ? undefined : await identify({ cookie: request.headers.cookie })
    if (who?.personId) return options.app(request, reply)
    const front = await keep('front', KEPT_MS, () => frontOf(houseAsk('en')))
    if (front.is === 'app') return options.app(request, reply)
    const language = spokenBy(request, front.language)
    const made = await rootPage(front, language, request)
    // Another for whoever signs in, and in another language.
    const how = { cacheControl: 'private, no-cache', vary: 'accept-encoding, accept-language, cookie' }
    return send(request, reply, made, how)
  })

  async function rootPage(front: Front, language: Language, request: FastifyRequest): Promise<Made> {
    const page = front.slug && (await options.pageOf({ language, slug: front.slug, path: '', request }))
    if (page && page.made.status === undefined) return page.made
    return keep(`directory ${language}`, KEPT_MS, () => directoryIn(language).then(wrapped))
  }

  for (const language of languages) {
    scope.get(`/${language}`, { config: rate }, async (request, reply) => {
      const { after } = request.query as { after?: unknown }
      const made =
        typeof after === 'string' && after.length <= 600
          ? await directoryIn(language, after).then(wrapped)
          : await keep(`directory ${language}`, KEPT_MS, () => directoryIn(language).then(wrapped))
      return send(request, reply, made)
    })
  }
  const plain = (path: string, keptMs: number, make: (ask: HouseAsk) => Answer | Promise<Answer>) =>
    scope.get(path, { config: rate }, async (request: FastifyRequest, reply: FastifyReply) =>
      send(request, reply, await keep(path, keptMs, async () => wrapped(await make(houseAsk('en'))))),
    )
  plain('/sitemap.xml', SITEMAP_MS, sitemapIndex)
  plain('/robots.txt', SITEMAP_MS, robots)
}

type Front = { is: 'app' | 'pages'; slug?: string | undefined; language?: Language | undefined }

/** One community where the operator said so, else all that are public; with none of them the app's own door. */
async function frontOf({ read }: HouseAsk): Promise<Front> {
  const [{ frontPage }, { items }] = await Promise.all([read(readSettings, {}), read(listSites, { most: 1 })])
  if (items.length === 0) return { is: 'app' }
  return { is: 'pages', ...(frontPage && { slug: frontPage }) }
}

/** The first language of the browser that we speak. */
export function spokenBy({ headers }: FastifyRequest, otherwise: Language = 'en'): Language {
  const wanted = String(headers['accept-language'] ?? '').slice(0, 200)
  const first = wanted
    .split(',')
    .map((one) => one.trim().slice(0, 2).toLowerCase())
    .find((one) => one === 'de' || one === 'en')
  return first === 'de' || first === 'en' ? first : otherwise
}

/** Kept for a moment; one of many who come at once makes it. */
function keeper() {
  const kept = new Map<string, { until: number; value: Promise<unknown> }>()
  return <T>(key: string, ms: number, make: () => Promise<T>): Promise<T> => {
    const known = kept.get(key)
    if (known && known.until > performance.now()) return known.value as Promise<T>
    const value = make()
    kept.set(key, { until: performance.now() + ms, value })
    value.catch(() => kept.delete(key))
    return value
  }
}
