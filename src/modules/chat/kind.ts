import { shareable } from '#modules/subjects/offers.ts'
import { channelKind } from './contract.ts'

shareable(channelKind)
