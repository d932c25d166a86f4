/** What may stand in a reading of each kind of metric. Pure. */
import type { Measured } from './series.ts'

type Given = { value?: number; numerator?: number; denominator?: number; words?: string }
type Kind = 'number' | 'percent' | 'money' | 'yes_no' | 'qualitative'

/** What is stored; `undefined` where it does not fit. Percentages come by their parts, words with a grade from 1 to 5. */
export function measuredAs(kind: Kind, given: Given): (Measured & { words: string }) | undefined {
  const { value, numerator, denominator, words = '' } = given
  if (kind === 'percent') {
    if (value !== undefined || numerator === undefined || !denominator) return undefined
    return { value: (100 * numerator) / denominator, numerator, denominator, words: '' }
  }
  if (numerator !== undefined || denominator !== undefined) return undefined
  if (value === undefined) return undefined
  if (kind === 'qualitative') return words && isGrade(value) ? plain(value, words) : undefined
  if (words) return undefined
  if (kind === 'money' && !Number.isInteger(value)) return undefined
  if (kind === 'yes_no' && value !== 0 && value !== 1) return undefined
  return plain(value, '')
}

const plain = (value: number, words: string) => ({ value, numerator: null, denominator: null, words })

const isGrade = (value: number) => Number.isInteger(value) && value >= 1 && value <= 5
