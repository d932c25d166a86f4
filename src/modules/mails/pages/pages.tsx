/** What stands behind the links of mails: answering, and stopping them. */
import type { LetterPage } from '#site/page.ts'
import { answered, answering } from './Answer.tsx'
import { ended } from './Ended.tsx'
import { stopped, stopping } from './Stop.tsx'

export const letterPages: LetterPage[] = [
  { path: 'mail/answer/:secret', answer: answering, post: answered, ended },
  { path: 'mail/stop/:secret', answer: stopping, post: stopped, ended },
]
