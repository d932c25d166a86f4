/** What only main.ts knows. */
import type { House } from '#kernel/perform.ts'

export type BackedUp = { madeAt: string; blobs: { lost: readonly string[] } }
export type Facts = {
  dataDir: string
  mail: 'smtp' | 'kept' | 'none'
  migrationsMissing: number
  /** `written` hears of it once the last byte was read. */
  backUp?: (written: (backup: BackedUp) => Promise<unknown>) => AsyncIterable<Uint8Array>
}

const facts = new WeakMap<House, Facts>()
export const setFacts = (house: House, known: Facts): void => void facts.set(house, known)
export const factsOf = (house: House): Facts | undefined => facts.get(house)
