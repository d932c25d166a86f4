/** What rules can be made of. Modules say what their own things offer; the engine knows none of them. */
import type { Activity, Operation } from '#kernel/contract.ts'
import type { Query } from '#kernel/database.ts'
import type { Given } from './contract.ts'

type At = { community: string; place: string }

/** Name → kind: `text`, `days`, `time`, `weekdays`, or one with choices. With `?` at its end it may be left out. */
export type Params = Record<string, string>

type Shared = {
  /** `module.what_happens`: `module:rule.when.what_happens` or `rule.then.…` are its words. */
  name: `${string}.${string}`
  /** The kind of subject on which such rules stand, such as board. */
  place: string
  /** The kind of subject it is about; null: about nothing that is there. */
  about: string | null
  params?: Params
}

export type HeardTrigger = Shared & {
  after: readonly Activity[]
  /** The places whose rules hear of it. */
  placesOf(data: Record<string, unknown>): string[]
  /** Told apart by what the activity holds. */
  matches?(of: { data: Record<string, unknown>; given: Given }): boolean
}
export type ClockTrigger = Shared & {
  /** Subjects whose time has come, each with what makes it this one time. */
  due(of: At & { given: Given; now: Date; zone: string }): Query<{ id: string; key: string }>
}
/** Offered on subjects of the kind it is about. */
export type ButtonTrigger = Shared & { isButton: true }
/** On `weekdays` (1 is Monday, ISO 8601) at `time`, in the time zone of the community: it asks for both by these names. */
export type ScheduleTrigger = Shared & { about: null; isSchedule: true }
export type Trigger = HeardTrigger | ClockTrigger | ButtonTrigger | ScheduleTrigger

export type Action = Shared & {
  /** The operation that does it, as the rule's owner. */
  does(of: { place: string; subjectId: string | null; given: Given }): { operation: Operation; input: unknown }
}

export type FieldIs = 'id' | 'ids' | 'text' | 'number' | 'flag' | 'day'
type Fields = {
  /** Name → what it is, and the kind of its choices where it names something. */
  fields: Record<string, { is: FieldIs; kind?: string }>
  /** One row for each subject that is there, with a column for each field. */
  read(of: { community: string; ids: string[] }): Query<Record<string, unknown> & { id: string }>
}
type Choices = (of: At) => Query<{ id: string; title: string }>

const triggers = new Map<string, Trigger>()
const actions = new Map<string, Action>()
const fields = new Map<string, Fields>()
const choices = new Map<string, Choices>()

function once<Value>(known: Map<string, Value>, name: string, value: Value): void {
  if (known.has(name)) throw new Error(`${name} is offered twice to rules`)
  known.set(name, value)
}

export const offerTrigger = (trigger: Trigger): void => once(triggers, trigger.name, trigger)
export const offerAction = (action: Action): void => once(actions, action.name, action)
/** What can be asked of subjects of a kind. */
export const offerFields = (kind: string, declared: Fields): void => once(fields, kind, declared)
/** What a parameter or field of this kind can be, at one place. */
export const offerChoices = (kind: string, of: Choices): void => once(choices, kind, of)

export const triggerNamed = (name: string): Trigger | undefined => triggers.get(name)
export const actionNamed = (name: string): Action | undefined => actions.get(name)
export const fieldsOf = (kind: string | null): Fields | undefined => (kind === null ? undefined : fields.get(kind))
export const choicesOf = (kind: string): Choices | undefined => choices.get(kind)
export const triggersAt = (place: string): Trigger[] => [...triggers.values()].filter((one) => one.place === place)
export const actionsAt = (place: string): Action[] => [...actions.values()].filter((one) => one.place === place)
export const isPlace = (kind: string): boolean => triggersAt(kind).length > 0

export const isHeard = (trigger: Trigger): trigger is HeardTrigger => 'after' in trigger
export const isByClock = (trigger: Trigger): trigger is ClockTrigger => 'due' in trigger
export const isSchedule = (trigger: Trigger): trigger is ScheduleTrigger => 'isSchedule' in trigger
export const isButton = (trigger: Trigger): trigger is ButtonTrigger => 'isButton' in trigger

export const heardTriggers = (): HeardTrigger[] => [...triggers.values()].filter(isHeard)

export const buttonsAbout = (kind: string): Trigger[] =>
  [...triggers.values()].filter((one) => isButton(one) && one.about === kind)

export type ParamOf = { name: string; kind: string; isOptional: boolean }
export const paramsOf = ({ params = {} }: { params?: Params }): ParamOf[] =>
  Object.entries(params).map(([name, kind]) => ({ name, kind: kind.replace('?', ''), isOptional: kind.endsWith('?') }))
