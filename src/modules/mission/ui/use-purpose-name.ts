import { useTranslation } from 'react-i18next'
import type { PurposeNamed } from '../contract-purpose.ts'

/** A purpose in one or two words; a goal that is not for me to see has none. */
export function usePurposeName(): (purpose: PurposeNamed) => string {
  const { t } = useTranslation('mission')
  return ({ kind, title }) => title ?? t(`purpose.${kind}`)
}
