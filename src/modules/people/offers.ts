/** What accounts lend to later modules. */
export { personByMail } from './by-mail.ts'
export { sendLetter } from './send.ts'
export { settingsOf } from './settings.ts'
export { countTry } from './tries.ts'
