/** Where tasks lie on a timeline. */
import type { Card } from '../../contract.ts'

/** Pixels. */
export const ROW = 40
export type Placed = { card: Card; row: number; from: string; to: string }
