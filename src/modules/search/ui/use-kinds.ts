/** What can be found, with the words of the modules; in two orders. */
import { useTranslation } from 'react-i18next'
import { kindsFound } from '#web/kinds.ts'
import { useOffered } from '#web/offered.ts'
import type { FoundAs } from '#web/screens.ts'

const order: FoundAs['is'][] = ['named', 'sent', 'said']

export function useKinds() {
  const { t } = useTranslation()
  const { found } = useOffered()
  const subjects = kindsFound().map(({ of, many = '' }) => ({ kind: of.kind, many, is: 'named' as const }))
  const all = [...found, ...subjects].sort((one, other) => order.indexOf(one.is) - order.indexOf(other.is))
  const names = new Map(all.map(({ kind, many }) => [kind, t(many as 'web:title')]))
  return {
    /** Few have a name: they come first, then what was sent and said. */
    groups: all.map(({ kind, is }) => ({ kind, is })),
    /** What was said comes first, there is most of it. */
    heads: [...all.filter(({ is }) => is === 'said'), ...all.filter(({ is }) => is !== 'said')].map(({ kind }) => kind),
    nameOf: (kind: string) => names.get(kind) ?? kind,
  }
}
