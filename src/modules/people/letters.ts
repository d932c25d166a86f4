/** Letters about accounts, in the reader's language. Plain text: nothing in them is loaded from anywhere. */
import type { Letter } from '#kernel/mail.ts'
import { t } from '#kernel/words.ts'

export type LetterKind =
  | 'signIn'
  | 'signUp'
  | 'knownAddress'
  | 'noAccount'
  | 'reset'
  | 'newEmail'
  | 'emailChanged'
  | 'doorsChanged'

export function writeLetter(
  kind: LetterKind,
  to: string,
  language: string,
  values: { link?: string; email?: string; house: string },
): Letter {
  const say = (part: string) => t(language, `people:letter.${kind}.${part}`, values)
  const lines = [
    t(language, 'people:letter.hello'),
    say('text'),
    values.link,
    say('end'),
    t(language, 'people:letter.bye', values),
  ]
  return { to, subject: say('subject'), text: `${lines.filter((line) => line).join('\n\n')}\n` }
}
