import { useTranslation } from 'react-i18next'
import { type Due, lateBy } from './due.ts'

/** When it is due, or since when it is late: "Morgen", "Seit 3 Wochen". */
export function useDueWords() {
  const { t } = useTranslation('boards')
  return (due: Due): string => {
    if (due.is !== 'late') return due.words
    const { words, count } = lateBy(due.days)
    return t(words, { count })
  }
}
