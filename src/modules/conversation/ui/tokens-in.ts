/** Members and circles a text names, as `text` writes them: `<@member:ID>`, `<@circle:ID>`. */
const token = /<@(member|circle):([0-9a-f-]{36})>/g

export function tokensIn(markdown: string): { kind: 'member' | 'circle'; id: string }[] {
  return [...markdown.matchAll(token)].map(([, kind, id]) => ({ kind: kind as 'member' | 'circle', id: id! }))
}

export const isUuid = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
