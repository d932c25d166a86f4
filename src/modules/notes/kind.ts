import { shareable } from '#modules/subjects/offers.ts'
import { noteKind } from './contract.ts'

shareable(noteKind)
