/** What accounts lend to later modules. */
export { personByMail } from './by-mail.ts'
export { forgetPerson } from './entrance.ts'
export { findMyKey, findMyself } from './find.ts'
export { mustProve } from './password.ts'
export { mayUseOwnAccount } from './rules.ts'
export { sendLetter } from './send.ts'
export { settingsOf } from './settings.ts'
export { countTry } from './tries.ts'
