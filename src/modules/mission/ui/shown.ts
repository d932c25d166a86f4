/** Charter, goals and readings as the screens get them. */
import type { Charter } from '../contract.ts'
import type { GoalPage } from '../contract-goals.ts'
import type { Reading } from '../contract-readings.ts'

export type GoalPageShown = GoalPage
export type ReadingShown = Reading
export type CharterShown = Charter
