import { useTranslation } from 'react-i18next'

/** What comes after this door, in words: whoever came by an invitation sees that it is not lost. */
export function useWay(next: string): string | undefined {
  const { t } = useTranslation('people')
  if (next.startsWith('/invitation')) return t('door.toInvitation')
  if (next.startsWith('/join/')) return t('door.toJoin')
  return next === '/' ? undefined : t('door.toPlace')
}
