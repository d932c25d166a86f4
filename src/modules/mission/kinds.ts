/** Goals stand in their tree, values in the charter; readings and effects are parts of their goal. */
import { shareable } from '#modules/subjects/offers.ts'
import { charterKind, valueKind } from './contract.ts'
import { effectKind } from './contract-effects.ts'
import { goalKind } from './contract-goals.ts'
import { readingKind } from './contract-readings.ts'

for (const kind of [goalKind, valueKind, charterKind, readingKind, effectKind]) shareable(kind)
