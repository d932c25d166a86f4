// Numbers as people write them in their own language.

/** What was written, as a number; undefined when it is empty or no number. Spaces and group signs are read over. */
export function parseNumber(text: string, locale: string): number | undefined {
  const parts = new Intl.NumberFormat(locale).formatToParts(-12345.6)
  const sign = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  const [group, decimal] = [sign('group').trim(), sign('decimal')]
  const bare = text
    .trim()
    .replace(/[\s'’]/gu, '')
    .replaceAll('−', '-')
  if (group && !grouped(bare, group, decimal)) return undefined
  const plain = bare.replaceAll(group || ' ', '').replace(decimal, '.')
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined
}

// "1.5" in German is more likely a mistake than fifteen: group signs count only where groups can stand.
function grouped(text: string, group: string, decimal: string): boolean {
  const [whole = ''] = text.split(decimal)
  const [first = '', ...others] = whole.replace(/^[+-]/, '').split(group)
  return others.every((part) => /^\d{3}$/.test(part)) && (others.length === 0 || /^\d{1,3}$/.test(first))
}

export function formatNumber(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(value)
}
