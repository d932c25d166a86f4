/** The areas a token may be cut to, by their names in the reader's language and in the order of these. */
import { useTranslation } from 'react-i18next'
import { useQuery } from '#web/query.ts'
import { listTokens } from '../contract.ts'
import type { Area } from './scopes.ts'

export type NamedArea = Area & { label: string }

export function useAreas(): NamedArea[] {
  const { t, i18n } = useTranslation()
  const { data } = useQuery(listTokens, {})
  // Each module has the word, which no type here can know.
  const named = (data?.areas ?? []).map((area) => ({ ...area, label: t(`${area.name}:area` as 'web:title') }))
  return named.sort((one, other) => one.label.localeCompare(other.label, i18n.language))
}
