/** How refusals and moments are said on these screens. */
import { useTranslation } from 'react-i18next'
import { ago } from '#web/ago.ts'
import type { Refused } from '#web/call.ts'
import { useHere } from '#web/here.ts'
import { toast } from '#web/kit/toast.ts'
import { useRefusal } from '#web/refusal.ts'

export function useSaid() {
  const { t, i18n } = useTranslation('webhooks')
  const { me } = useHere()
  const refused = useRefusal('webhooks')
  return {
    t,
    refused,
    /** A kind of activity, by the word of its module. */
    heard: (kind: string): string => t(kind.replace('.', ':heard.') as 'title'),
    when: (at: string): string => ago(at, new Date(), i18n.language, me.timeZone),
    sayRefused: (no: Refused) => toast({ text: refused(no) ?? t('failed'), kind: 'bad' }),
  }
}
