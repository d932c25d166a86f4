/** Who stewards think is who: `undefined` where they have not said otherwise than suggested. */
export type Matches = Record<string, { id: string; name: string } | null | undefined>
