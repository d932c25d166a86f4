/** Lent to later modules: they say what rules can be made of. */
export { scheduleParams } from './clock.ts'
export { type Action, offerAction, offerChoices, offerFields, offerTrigger, type Trigger } from './means.ts'
