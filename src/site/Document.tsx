/** The frame of every public page: head, the community's name, ways, foot. No script, no cookie, nothing from elsewhere. */
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { languages, t } from '#kernel/words.ts'
import type { Site } from '#modules/communities/contract-site.ts'
import { initials } from '#web/kit/initials.ts'
import { type Answer, type Ask, type HouseAsk, HTML, pathTo } from './page.ts'
import { Sign, Star } from './signs.tsx'

type About = {
  title: string
  description: string
  /** schema.org, as an object. */
  data?: object
  /** Not for search engines. */
  isHidden?: boolean
}
type OfCommunity = About & { children: ReactNode; ask: Ask; path: string; current?: 'mission' | 'impact' | 'join' }
type OfHouse = About & { children: ReactNode; ask: HouseAsk; path: string }

/** A page of a community as an answer; `path` is below its own. */
export function communityPage({ ask, path, current, children, ...about }: OfCommunity): Answer {
  const { site, language } = ask
  const to = (page: string) => pathTo(language, site.slug, page)
  const picture = site.publishedAt === null ? undefined : ask.baseUrl + to('share.png')
  const alternates = (one: string) => pathTo(one, site.slug, path)
  return answer(
    <Html
      {...about}
      {...{ ask, alternates, picture }}
      color={site.color}
      title={titleOf(about.title, site)}
      site={site}
    >
      {ask.isPreview && <p className="preview">{t(language, 'site:preview')}</p>}
      <Top site={site} language={language} current={current} other={alternates} />
      {children}
      <footer className="foot">
        <nav aria-label={t(language, 'site:foot')}>
          <a href={to('imprint')}>{t(language, 'site:imprint')}</a>
          <a href={to('privacy')}>{t(language, 'site:privacy')}</a>
          <a href={to('feed.xml')}>{t(language, 'site:feed')}</a>
          <a href="/sign-in">{t(language, 'site:signIn')}</a>
        </nav>
        <p>
          <a href={`/${language}`}>
            <Star /> Leitstern
          </a>
        </p>
      </footer>
    </Html>,
    about,
  )
}

const titleOf = (title: string, { name }: Site) => (title === name ? name : `${title} · ${name}`)

/** A page that belongs to the whole house. */
export function housePage({ ask, path, children, ...about }: OfHouse): Answer {
  const { language } = ask
  const alternates = (one: string) => `/${one}${path}`
  return answer(
    <Html {...about} {...{ ask, alternates }}>
      <header className="top">
        <a className="mark" href={`/${language}`}>
          <Star /> Leitstern
        </a>
        <span className="grow" />
        <Other language={language} href={alternates} />
        <a className="button line" href="/sign-in">
          {t(language, 'site:signIn')}
        </a>
      </header>
      {children}
    </Html>,
    about,
  )
}

type OfLetter = {
  children: ReactNode
  ask: HouseAsk
  title: string
  community?: { name: string; color: string } | null
}

/** A page behind a letter's link: it leads nowhere else, and nothing but the link leads here. */
export function letterPage({ ask, community, title, children }: OfLetter): Answer {
  const about = { title, description: title, isHidden: true }
  return answer(
    <Html {...about} ask={ask} {...(community && { color: community.color })}>
      <header className="top">
        {community ? (
          <span className="name">
            <span className="sign" aria-hidden="true">
              {initials(community.name)}
            </span>
            <b>{community.name}</b>
          </span>
        ) : (
          <span className="mark">
            <Star /> Leitstern
          </span>
        )}
      </header>
      {children}
    </Html>,
    about,
  )
}

function answer(html: ReactNode, { isHidden }: Pick<About, 'isHidden'>): Answer {
  return { type: HTML, body: `<!doctype html>${renderToStaticMarkup(html)}`, ...(isHidden && { isHidden: true }) }
}

type HtmlProps = About & {
  children: ReactNode
  ask: HouseAsk
  /** Undefined: it is found and shown nowhere else. */
  alternates?: (language: string) => string
  color?: string
  picture?: string | undefined
  site?: Site
}

function Html({ ask, alternates, title, description, color, picture, data, isHidden, site, children }: HtmlProps) {
  const { language } = ask
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <meta name="description" content={description} />
        {isHidden && <meta name="robots" content="noindex" />}
        <link rel="stylesheet" href={ask.sheet(color)} />
        <link rel="icon" href="/favicon.ico" />
        {alternates && <Elsewhere {...{ ask, alternates, title, description, picture, site }} />}
        {/* Data, never run; no `<` in it, so that it ends only where it ends. */}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: schema.org has no other place */}
        {data && <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: inert(data) }} />}
      </head>
      <body>
        <a className="skip" href="#main">
          {t(language, 'site:skip')}
        </a>
        {children}
      </body>
    </html>
  )
}

type ElsewhereProps = Pick<HtmlProps, 'ask' | 'title' | 'description' | 'picture' | 'site'> &
  Pick<Required<HtmlProps>, 'alternates'>

/** How others find this page, and show it. */
function Elsewhere({ ask: { language, baseUrl }, alternates, title, description, picture, site }: ElsewhereProps) {
  const here = baseUrl + alternates(language)
  return (
    <>
      <link rel="canonical" href={here} />
      {languages.map((one) => (
        <link key={one} rel="alternate" hrefLang={one} href={baseUrl + alternates(one)} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={baseUrl + alternates(site?.language ?? 'en')} />
      {site && (
        <link
          rel="alternate"
          type="application/rss+xml"
          title={site.name}
          href={pathTo(language, site.slug, 'feed.xml')}
        />
      )}
      <meta property="og:type" content="website" />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={here} />
      <meta property="og:locale" content={language === 'de' ? 'de_DE' : 'en_GB'} />
      {site && <meta property="og:site_name" content={site.name} />}
      {picture && <meta property="og:image" content={picture} />}
      {picture && <meta property="og:image:width" content="1200" />}
      {picture && <meta property="og:image:height" content="630" />}
      {picture && <meta property="og:image:alt" content={title} />}
      {picture && <meta name="twitter:card" content="summary_large_image" />}
    </>
  )
}

const inert = (data: object): string =>
  JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

type TopProps = { site: Site; language: string; current: OfCommunity['current']; other: (language: string) => string }

function Top({ site, language, current, other }: TopProps) {
  const to = (page: string) => pathTo(language, site.slug, page)
  const way = (name: 'mission' | 'impact', page: string) => (
    <a href={to(page)} aria-current={current === name ? 'page' : undefined}>
      {t(language, `site:way.${name}`)}
    </a>
  )
  return (
    <header className="top">
      <a className="name" href={to('')}>
        <Sign site={site} language={language} />
        <b>{site.name}</b>
      </a>
      <nav aria-label={t(language, 'site:ways')}>
        {way('mission', '')}
        {way('impact', 'impact')}
      </nav>
      <span className="grow" />
      <Other language={language} href={other} />
      {site.joining !== 'invitation' && (
        <a className="button line" href={to('join')} aria-current={current === 'join' ? 'page' : undefined}>
          {t(language, 'site:way.join')}
        </a>
      )}
    </header>
  )
}

function Other({ language, href }: { language: string; href: (language: string) => string }) {
  const other = language === 'de' ? 'en' : 'de'
  return (
    <a className="other" href={href(other)} hrefLang={other} lang={other} aria-label={t(other, 'site:thisLanguage')}>
      {other.toUpperCase()}
    </a>
  )
}
