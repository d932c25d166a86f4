/** Places among others, as fractional keys (Figma's way): a key between two others, and no other row changes. */
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'

/** What stands at a place: its key, and that of whatever comes right after it. */
export type Gap = { before: string | null; after: string | null }

/** Keys as they are read from elsewhere may stand the wrong way round or be equal: then it comes right behind the first. */
export const keyIn = ({ before, after }: Gap): string =>
  generateKeyBetween(before, before !== null && after !== null && after <= before ? null : after)

/** Keys for so many, one after another, behind everything that is there. */
export const keysAfter = (last: string | null, count: number): string[] => generateNKeysBetween(last, null, count)
