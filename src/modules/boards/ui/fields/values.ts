/** What an own field of a board says on a card. Pure. */
import type { Card, Field } from '../../contract.ts'

type Speech = { language: string; people: ReadonlyMap<string, { name: string }>; yes: string }

export function valueWords(
  { id: _, name, kind, onCard, options }: Field,
  value: Card['values'][string] | undefined,
  { language, people, yes }: Speech,
): { name: string; words: string; tone?: number } | undefined {
  if (!onCard || value === undefined || value === false) return undefined
  const words =
    kind === 'number' && typeof value === 'number'
      ? new Intl.NumberFormat(language).format(value)
      : kind === 'date'
        ? new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(String(value)))
        : kind === 'choice'
          ? options.find((one) => one.id === value)?.name
          : kind === 'person'
            ? people.get(String(value))?.name
            : kind === 'checkbox'
              ? yes
              : String(value)
  const tone = options.find((one) => one.id === value)?.tone ?? undefined
  return words ? { name, words, ...(tone !== undefined && { tone }) } : undefined
}
