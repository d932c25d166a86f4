/** What search engines may look at. */
import { listSites } from '#modules/communities/contract-site.ts'
import { type Answer, type Ask, type HouseAsk, type Page, pathTo } from './page.ts'
import { xml } from './xml.ts'

const XML = 'application/xml; charset=utf-8'
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
/** sitemaps.org: at most so many in one index. */
const MOST = 50_000

/** One sitemap for each community, and no page twice. */
export async function sitemapIndex({ read, baseUrl }: HouseAsk): Promise<Answer> {
  const places: string[] = []
  let after: string | null | undefined
  do {
    const page = await read(listSites, { most: 100, ...(after && { after }) })
    for (const { slug, language } of page.items) places.push(baseUrl + pathTo(language, slug, 'sitemap.xml'))
    after = page.next
  } while (after && places.length < MOST)
  const all = places.map((place) => `<sitemap><loc>${xml(place)}</loc></sitemap>`).join('')
  return {
    type: XML,
    body: `${HEAD}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${all}</sitemapindex>\n`,
  }
}

export const sitemapOf = (pages: Page[]): Page => ({
  path: 'sitemap.xml',
  async answer(ask: Ask) {
    const places = (await Promise.all(pages.map((page) => page.places?.(ask) ?? []))).flat()
    const { site, baseUrl } = ask
    const one = (language: string, place: string) => xml(baseUrl + pathTo(language, site.slug, place))
    const link = (language: string, place: string) =>
      `<xhtml:link rel="alternate" hreflang="${language}" href="${one(language, place)}"/>`
    const urls = places.flatMap((place) =>
      ['de', 'en'].map(
        (language) => `<url><loc>${one(language, place)}</loc>${link('de', place)}${link('en', place)}</url>`,
      ),
    )
    const names = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    return { type: XML, body: `${HEAD}<urlset ${names}>${urls.join('')}</urlset>\n` }
  },
})

export const robots = ({ baseUrl }: HouseAsk): Answer => ({
  type: 'text/plain; charset=utf-8',
  body: `User-agent: *\nDisallow: /api/\nDisallow: /c/\nSitemap: ${baseUrl}/sitemap.xml\n`,
})
