/** What a token may be cut to, as its form says it: areas to read or to change, and private talk besides. Pure. */

export type Area = { name: string; reads: boolean; writes: boolean }
export type Right = 'none' | 'read' | 'write'
/** By name of an area. */
export type Rights = Record<string, Right>

/** An area in which there is nothing to read, or nothing to change, has fewer. */
export const rightsOf = ({ reads, writes }: Area): Right[] => [
  'none',
  ...(reads ? ['read' as const] : []),
  ...(writes ? ['write' as const] : []),
]

/** This right wherever there is such, else the next lower one. */
export const allOf = (areas: readonly Area[], right: Right): Rights =>
  Object.fromEntries(areas.map((area) => [area.name, nearest(area, right)]))

function nearest(area: Area, right: Right): Right {
  if (rightsOf(area).includes(right)) return right
  return right === 'write' ? 'read' : 'none'
}

export function scopesOf(areas: readonly Area[], rights: Rights, isPrivate: boolean): string[] {
  const scopes = areas.flatMap(({ name, reads }) => {
    const right = rights[name] ?? 'none'
    if (right === 'none') return []
    return right === 'read' || !reads ? [`${name}:${right}`] : [`${name}:read`, `${name}:write`]
  })
  return isPrivate ? [...scopes, 'private:read'] : scopes
}

/** What a token's scopes come to: names of areas it reads and writes, private talk, and single operations. */
export function rightsIn(areas: readonly Area[], scopes: readonly string[]) {
  const names = areas.map(({ name }) => name)
  const of = (right: string) => names.filter((name) => scopes.includes(`${name}:${right}`))
  const known = new Set([...names.flatMap((name) => [`${name}:read`, `${name}:write`]), 'private:read'])
  return {
    reads: of('read'),
    writes: of('write'),
    isPrivate: scopes.includes('private:read'),
    single: scopes.filter((scope) => !known.has(scope)),
  }
}
