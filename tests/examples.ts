/**
 * What each module brings to the tests that try every operation: one object of each of its kinds. They stand beside the
 * modules, in `src/modules/NAME/matrix.ts`, and are found by that name.
 */
import { existsSync } from 'node:fs'
import { createChannel } from '../src/modules/chat/contract.ts'
import { moduleNames } from '../src/modules.ts'
import type { TestActor, TestHouse } from './house.ts'

/** Field name → id of an object of that kind. */
export type Ids = Record<string, string>
export type Place = { id: string; members: Record<string, string>; circles: Record<string, string> }

/** `subjectId`: a channel of the community; `ids`: what the modules before brought. */
type Making = { owner: TestActor; house: TestHouse['house']; place: Place; subjectId: string; ids: Ids }

export type Examples = {
  /** Made by an owner, under the names that fields of inputs have. */
  objects?: (of: Making) => Promise<Ids>
  /** By operation: fields where the schema alone does not say what is sensible. */
  given?: Record<string, (ids: Ids) => Record<string, unknown>>
  /** Operations that may do something for those who do not belong: their verbs, or all of the module. */
  outsiders?: readonly string[] | 'all'
}

const known = new Map<string, Examples>()
for (const name of moduleNames) {
  const file = new URL(`../src/modules/${name}/matrix.ts`, import.meta.url)
  if (existsSync(file)) known.set(name, (await import(file.href)).examples)
}

/** For a test that plays a module of later days. */
export const offer = (module: string, examples: Examples): void => void known.set(module, examples)

export async function objectsOf(house: TestHouse['house'], owner: TestActor, place: Place): Promise<Ids> {
  const { id: subjectId } = await owner.does(createChannel, { name: 'Probe', audience: 'community' })
  const ids: Ids = { subjectId }
  for (const { objects } of known.values()) Object.assign(ids, await objects?.({ owner, house, place, subjectId, ids }))
  return ids
}

export const givenFor = (operation: string, ids: Ids): Record<string, unknown> =>
  known.get(operation.split('.')[0]!)?.given?.[operation]?.(ids) ?? {}

export function isForOutsiders(operation: string): boolean {
  const [module, verb] = operation.split('.') as [string, string]
  const outsiders = known.get(module)?.outsiders ?? []
  return outsiders === 'all' || outsiders.includes(verb)
}
