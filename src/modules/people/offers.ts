/** What accounts lend to later modules. */
export { sendLetter } from './send.ts'
export { settingsOf } from './settings.ts'
