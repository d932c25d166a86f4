/** What search engines are told of a community: schema.org's NGO. */
import { type Ask, pathTo } from '#site/page.ts'
import { brief } from './said.ts'

export function organisation({ site, baseUrl, language }: Ask, mission: string): object {
  const at = (page: string) => baseUrl + pathTo(language, site.slug, page)
  return {
    '@context': 'https://schema.org',
    '@type': 'NGO',
    name: site.name,
    url: at(''),
    inLanguage: language,
    ...(mission && { description: brief(mission, 500) }),
    ...(site.hasLogo && { logo: at('logo.webp') }),
    ...(site.contact && { email: site.contact }),
  }
}
