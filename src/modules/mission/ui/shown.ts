/** Goals and readings as the screens get them. */
import type { GoalPage } from '../contract-goals.ts'
import type { Reading } from '../contract-readings.ts'

export type GoalPageShown = GoalPage
export type ReadingShown = Reading
