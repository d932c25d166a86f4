/** What the kernel itself keeps only for a while. */
import { scheduleForgetting } from './jobs.ts'

const DAY = 24
/** Long enough for a caller who was offline to ask again. */
scheduleForgetting('keys.forget', { afterHours: 2 * DAY, by: 'forget_request_keys' })
/** Done ones only: what was parked waits for the operator. */
scheduleForgetting('deliveries.forget', { afterHours: 7 * DAY, by: 'forget_deliveries' })
