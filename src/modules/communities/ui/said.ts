/** How refusals, roles and days are said on these screens. */
import { useTranslation } from 'react-i18next'
import type { Refused } from '#web/call.ts'

const general = ['offline', 'forbidden', 'not_found', 'invalid', 'too_many_requests']

export function useSaid() {
  const { t, i18n } = useTranslation('communities')
  return {
    t,
    /** What was refused, and what helps; codes of the house itself have words here too. */
    refused: ({ code }: Refused): string => {
      if (i18n.exists(`communities:refusal.${code}`)) return t(`refusal.${code}`)
      return t(`ui.error.${general.includes(code) ? code : 'bug'}`)
    },
    role: (one: { kind: string; role: string }): string | null => {
      if (one.kind === 'guest') return t('kind.guest')
      return one.role === 'member' ? null : t(`role.${one.role}`)
    },
    day: (at: string): string => new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' }).format(new Date(at)),
  }
}

/** Whole days since then. */
export const daysSince = (at: string): number => Math.max(0, Math.floor((Date.now() - Date.parse(at)) / 86_400_000))
