/** Goals and readings as the screens get them. */
import type * as z from 'zod'
import type { GoalPage } from '../contract-goals.ts'
import type { Reading } from '../contract-readings.ts'

export type GoalPageShown = z.output<typeof GoalPage>
export type ReadingShown = z.output<typeof Reading>
