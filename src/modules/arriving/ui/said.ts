/** How figures, sizes, days and refusals are said on these screens. */
import { useTranslation } from 'react-i18next'
import { useRefusal } from '#web/refusal.ts'

const [MB, GB] = [1024 ** 2, 1024 ** 3]

export function useSaid() {
  const { t, i18n } = useTranslation('arriving')
  const locale = i18n.language
  return {
    t,
    refused: useRefusal('arriving'),
    figure: (figure: number): string => new Intl.NumberFormat(locale).format(figure),
    size: (bytes: number): string =>
      bytes < GB
        ? `${new Intl.NumberFormat(locale).format(Math.round(bytes / MB))} MB`
        : `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(bytes / GB)} GB`,
    day: (at: string): string => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(at)),
    /** What a report says of a kind: `lost.file_damaged`. */
    of: (part: 'changed' | 'lost', what: string): string => t([`${part}.${what}`, 'lost.other']),
  }
}
