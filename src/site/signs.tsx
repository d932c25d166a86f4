import type { Site } from '#modules/communities/contract-site.ts'
import { initials } from '#web/kit/initials.ts'
import { pathTo } from './page.ts'

const STAR =
  'M12 1.5c.9 6.2 3.4 9 10.5 10.5-7.1 1.5-9.6 4.3-10.5 10.5-.9-6.2-3.4-9-10.5-10.5 7.1-1.5 9.6-4.3 10.5-10.5Z'

/** A target. Nothing else. */
export function Star() {
  return (
    <svg className="star" viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">
      <path d={STAR} />
    </svg>
  )
}

/** The same around a point of a drawing. */
export function StarAt({ x, y }: { x: string; y: string }) {
  return (
    <svg className="star" x={x} y={y} overflow="visible" aria-hidden="true">
      <path d={STAR} transform="translate(-12 -12)" />
    </svg>
  )
}

/** The community's logo, or its first letter in its colour. */
export function Sign({ site, language }: { site: Site; language: string }) {
  if (site.hasLogo)
    return <img className="sign" src={pathTo(language, site.slug, 'logo.webp')} alt="" width="40" height="40" />
  return (
    <span className="sign" aria-hidden="true">
      {initials(site.name, 1)}
    </span>
  )
}
