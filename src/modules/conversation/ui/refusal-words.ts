/** Words for a refusal: the module's own, else the general ones of this module. */
import type { TFunction } from 'i18next'

export function refusalWords(t: TFunction<'conversation'>, module: string, code: string): string {
  const general = t('failed', { ns: 'conversation' })
  const offline = code === 'offline' ? t('failed_offline', { ns: 'conversation' }) : undefined
  return offline ?? t(`refusal.${code}`, { ns: module, defaultValue: general })
}
