/** How rules are said: as a sentence of when, if and then, in the words of the modules that offer the parts. */
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#kernel/contract.ts'
import { ago } from '#web/ago.ts'
import type { Refused } from '#web/call.ts'
import { useHere } from '#web/here.ts'
import { toast } from '#web/kit/toast.ts'
import { useRefusal } from '#web/refusal.ts'
import type { Condition, Given, getMeans } from '../contract.ts'

export type Means = OutputOf<typeof getMeans>

export function useSaid() {
  const { t, i18n } = useTranslation('automation')
  const { me } = useHere()
  const refused = useRefusal('automation')
  /** `boards.moved_to` as `boards:rule.when.moved_to`. */
  const of = (part: 'when' | 'then', name: string): string => t(name.replace('.', `:rule.${part}.`) as 'title')
  const module = (name: string) => name.split('.')[0]
  return {
    t,
    refused,
    trigger: (name: string) => of('when', name),
    action: (name: string) => of('then', name),
    param: (owner: string, name: string): string => t(`${module(owner)}:rule.given.${name}` as 'title'),
    field: (owner: string, name: string): string => t(`${module(owner)}:rule.field.${name}` as 'title'),
    when: (at: string): string => ago(at, new Date(), i18n.language, me.timeZone),
    /** A code of a refusal that another module may have words for. */
    because: (code: string): string => refused({ code, fields: {} } as Refused) ?? code,
    weekday: (day: number): string =>
      new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2026, 0, 4 + day)),
    sayRefused: (no: Refused) => toast({ text: refused(no) ?? t('failed'), kind: 'bad' }),
  }
}

/** Values of a parameter or a condition as they are read: names of choices instead of ids. */
export function useValues(means: Means | undefined): (value: unknown, kind: string | null) => string {
  const { t, weekday } = useSaid()
  return (value, kind) => {
    if (kind === 'weekdays') return (value as string[]).map((day) => weekday(Number(day))).join(', ')
    const choice = kind && means?.choices[kind]?.find(({ id }) => id === value)
    return choice ? t('quoted', { name: choice.title }) : String(value)
  }
}

export const asked = ({ field }: Condition, means: Means | undefined, about: string | null) =>
  means?.fields.find(({ of, name }) => of === about && name === field)

export type Draft = { name: string; given: Given }
