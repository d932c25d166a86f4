/** Members, circles and subjects a text names, as `text` writes them: `<@member:ID>`, `<@circle:ID>`, `<#ID>`. */
const token = /<(?:@(member|circle):|#)([0-9a-f-]{36})>/g

export type TokenKind = 'member' | 'circle' | 'subject'

export function tokensIn(markdown: string): { kind: TokenKind; id: string }[] {
  return [...markdown.matchAll(token)].map(([, kind = 'subject', id]) => ({ kind: kind as TokenKind, id: id! }))
}

export const isUuid = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
