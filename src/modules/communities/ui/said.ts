/** How refusals, roles and days are said on these screens. */
import { useTranslation } from 'react-i18next'
import type { Refused } from '#web/call.ts'

export function useSaid() {
  const { t, i18n } = useTranslation('communities')
  return {
    t,
    language: i18n.language,
    /** What was refused, and what helps. */
    refused: ({ code }: Refused): string => t([`refusal.${code}`, `people:refusal.${code}`, 'people:refusal.bug']),
    role: (one: { kind: string; role: string }): string | null => {
      if (one.kind === 'guest') return t('kind.guest')
      return one.role === 'member' ? null : t(`role.${one.role}`)
    },
    day: (at: string): string => new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' }).format(new Date(at)),
  }
}

/** Whole days since then. */
export const daysSince = (at: string): number => Math.max(0, Math.floor((Date.now() - Date.parse(at)) / 86_400_000))
