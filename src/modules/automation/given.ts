/** Whether what was given is what was asked for, and whether what is asked is so. Pure. */
import type { Condition, Given } from './contract.ts'
import { type FieldIs, fieldsOf, type ParamOf } from './means.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

export function fits(params: ParamOf[], given: Given): boolean {
  const known = new Set(params.map(({ name }) => name))
  return (
    Object.keys(given).every((name) => known.has(name)) &&
    params.every(({ name, kind, isOptional }) => (given[name] === undefined ? isOptional : isOf(kind, given[name])))
  )
}

function isOf(kind: string, value: Given[string]): boolean {
  switch (kind) {
    case 'text':
      return typeof value === 'string' && value.trim() !== ''
    case 'days':
      return typeof value === 'number'
    case 'time':
      return typeof value === 'string' && TIME.test(value)
    case 'weekdays':
      return Array.isArray(value) && value.length > 0 && value.every((day) => /^[1-7]$/.test(day))
    default:
      return typeof value === 'string' && UUID.test(value)
  }
}

const tests: Record<FieldIs, readonly Condition['test'][]> = {
  id: ['is', 'is_not', 'empty', 'not_empty'],
  ids: ['has', 'has_not', 'empty', 'not_empty'],
  text: ['contains', 'lacks', 'empty', 'not_empty'],
  number: ['at_least', 'at_most', 'empty', 'not_empty'],
  flag: ['yes', 'no'],
  day: ['within_days', 'past', 'empty', 'not_empty'],
}
const needsNothing = ['empty', 'not_empty', 'yes', 'no', 'past']

/** Whether such a question can be asked of subjects of this kind. */
export function canBeAsked(about: string | null, { field, test, value }: Condition): boolean {
  const is = fieldsOf(about)?.fields[field]?.is
  if (!is || !tests[is].includes(test)) return false
  if (needsNothing.includes(test)) return value === null
  return is === 'number' || is === 'day' ? typeof value === 'number' : typeof value === 'string' && value !== ''
}

/** `today`: the day it is at the place of the community. */
export function isSo({ field, test, value }: Condition, row: Record<string, unknown>, today: string): boolean {
  const there = row[field]
  switch (test) {
    case 'is':
      return there === value
    case 'is_not':
      return there !== value
    case 'has':
      return (there as unknown[]).includes(value)
    case 'has_not':
      return !(there as unknown[]).includes(value)
    case 'empty':
      return isEmpty(there)
    case 'not_empty':
      return !isEmpty(there)
    case 'contains':
      return lower(there).includes(lower(value))
    case 'lacks':
      return !lower(there).includes(lower(value))
    case 'yes':
      return there === true
    case 'no':
      return there !== true
    case 'at_least':
      return there !== null && Number(there) >= Number(value)
    case 'at_most':
      return there !== null && Number(there) <= Number(value)
    case 'past':
      return typeof there === 'string' && there < today
    case 'within_days':
      return typeof there === 'string' && there >= today && daysBetween(today, there) <= Number(value)
  }
}

const lower = (text: unknown): string => String(text ?? '').toLocaleLowerCase('de')
const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
const DAY = 86_400_000
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY
