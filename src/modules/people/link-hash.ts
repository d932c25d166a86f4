/** What stands behind the `#` of a door: a link's token, then the way to go on. Neither ever reaches a server by itself. */

/** A path of ours to go on to, never another site (`//host`, `/\host`, control characters); '' where it is none. */
export function ownPath(next: string | null | undefined): string {
  return next && /^\/(?![/\\])[^\\\s]*$/.test(next) ? next : ''
}

/** A `#` within the way, such as before an invitation's secret, is written `~`: letters' programs cut links at a second one. */
export const hashOf = (token: string, next?: string | null): string => {
  const way = ownPath(next).replace('#', '~')
  return token || way ? `#${token}${way}` : ''
}

export function readHash(hash: string): { token: string; next: string } {
  const [, token = '', way = ''] = /^#?([\w-]{22})?(.*)$/s.exec(hash) ?? []
  return { token, next: ownPath(way.replace('~', '#')) }
}
