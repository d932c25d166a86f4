import type { Draft } from './draft.ts'

export type StepProps = {
  draft: Draft
  change: (next: Partial<Draft>) => void
  /** Fields that are still needed before one can go on. */
  missing?: string[]
}
