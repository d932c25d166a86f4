/** The address of a community: short, readable, ASCII. */
const LONGEST = 48

/** Addresses of the house itself; a community must not stand in their place. */
export const reserved: ReadonlySet<string> = new Set(
  `about admin api app apple-touch-icon assets auth community communities de demo docs en export favicon feed feeds files found
  forms founding health help home imprint index invitation invitations join kit legal live login logout manifest mcp me metrics new
  openapi operator outbox p people privacy public robots search set-up settings sign-in sign-out sign-up sitemap site static
  status support sw system terms token user users well-known www`.split(/\s+/),
)

const letters: Record<string, string> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  å: 'a',
  ł: 'l',
  đ: 'd',
  '&': ' und ',
}

/** From a name: at most 48 of a–z, 0–9 and single hyphens; `gemeinschaft` when nothing of the name can be written so. */
export function slugOf(name: string): string {
  const plain = name
    .toLowerCase()
    .normalize('NFC')
    .replace(/[äöüßøæåłđ&]/g, (letter) => letters[letter]!)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
  const slug = trimmed(plain.replace(/[^a-z0-9]+/g, '-'), LONGEST)
  return slug === '' || reserved.has(slug) ? withSuffix(slug || 'gemeinschaft', slug === '' ? 1 : 2) : slug
}

/** `name`, `name-2`, `name-3` … within the length. */
export function withSuffix(slug: string, number: number): string {
  if (number === 1) return slug
  const suffix = `-${number}`
  return trimmed(slug, LONGEST - suffix.length) + suffix
}

function trimmed(slug: string, longest: number): string {
  const hyphens = /^-|-$/g
  return slug.replace(hyphens, '').slice(0, longest).replace(hyphens, '')
}
