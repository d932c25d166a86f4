/** What a token may be cut to, as its form says it: areas to read or to change, and private talk besides. */

/** Every module with operations for tokens; a test compares. */
export const areas = [
  'conversation',
  'chat',
  'notes',
  'mission',
  'communities',
  'search',
  'files',
  'keeping',
  'emoji',
  'attention',
  'subjects',
] as const
export type Area = (typeof areas)[number]
export type Right = 'none' | 'read' | 'write'
export type Rights = Record<Area, Right>

/** These have nothing to read by themselves. */
export const onlyWritten: readonly Area[] = ['subjects']

export const allOf = (right: Right): Rights =>
  Object.fromEntries(
    areas.map((area) => [area, onlyWritten.includes(area) && right === 'read' ? 'none' : right]),
  ) as Rights

export function scopesOf(rights: Rights, isPrivate: boolean): string[] {
  const scopes = areas.flatMap((area) => {
    const right = rights[area]
    if (right === 'none') return []
    return right === 'read' || onlyWritten.includes(area) ? [`${area}:${right}`] : [`${area}:read`, `${area}:write`]
  })
  return isPrivate ? [...scopes, 'private:read'] : scopes
}

/** What a token's scopes come to: read and written areas, private talk, and single operations. */
export function rightsIn(scopes: readonly string[]) {
  const of = (right: string) => areas.filter((area) => scopes.includes(`${area}:${right}`))
  const known = new Set([...areas.flatMap((area) => [`${area}:read`, `${area}:write`]), 'private:read'])
  return {
    reads: of('read'),
    writes: of('write'),
    isPrivate: scopes.includes('private:read'),
    single: scopes.filter((scope) => !known.has(scope)),
  }
}
