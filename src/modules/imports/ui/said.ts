/** How figures, sizes, days and refusals are said on these screens. */
import { useTranslation } from 'react-i18next'
import type { Refused } from '#web/call.ts'

const MB = 1024 ** 2

export function useSaid() {
  const { t, i18n } = useTranslation('imports')
  const locale = i18n.language
  return {
    t,
    refused: ({ code }: Pick<Refused, 'code'>): string =>
      t([`refusal.${code}`, `people:refusal.${code}`, 'people:refusal.bug']),
    figure: (figure: number): string => new Intl.NumberFormat(locale).format(figure),
    size: (bytes: number): string => {
      const [unit, of]: [string, number] =
        bytes < MB ? ['kB', 1024] : bytes < 1024 * MB ? ['MB', MB] : ['GB', 1024 * MB]
      const digits = unit !== 'kB' && bytes < 10 * of ? 1 : 0
      return `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(bytes / of)} ${unit}`
    },
    day: (at: string): string => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(at)),
    system: (name: string): string => t([`ui.system.${name}`, 'ui.system.unknown']),
    /** What a report says of a kind: `skipped.channel_join`. */
    of: (part: 'skipped' | 'changed' | 'lost', what: string): string => t([`${part}.${what}`, 'skipped.other']),
  }
}
