import type { OutputOf } from '#kernel/contract.ts'
import type { getCircle } from '../contract-circles.ts'

export type CircleShown = OutputOf<typeof getCircle>
