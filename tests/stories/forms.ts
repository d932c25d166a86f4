/** A form with a question of each kind. */
import type { AskOf } from '#kernel/contract.ts'
import { newId } from '#kernel/ids.ts'
import { type makeForm, questionKinds } from '#modules/forms/contract.ts'

const asked = {
  short: 'Was ist kaputt?',
  long: 'Was ist geschehen?',
  choice: 'Wo liegt es?',
  choices: 'Was braucht es?',
  yes_no: 'Ich kann beim Flicken helfen',
  number: 'Wie viele Boote?',
  day: 'Seit wann?',
  email: 'Wie erreichen wir dich?',
}
const choices = { choice: ['Ufer', 'Wehr', 'Steg'], choices: ['Harz', 'Holz', 'Hände'] } as Record<string, string[]>

export const formOn = (boardId: string, listId: string): AskOf<typeof makeForm> => ({
  boardId,
  listId,
  title: 'Boot kaputt?',
  intro: 'Sag uns, **was fehlt**. Wir melden uns.',
  thanks: 'Danke! Wir sehen nach.',
  isPublic: true,
  questions: questionKinds.map((kind) => ({
    id: newId(),
    kind,
    question: asked[kind],
    becomes: kind === 'short' ? ('title' as const) : ('line' as const),
    isRequired: kind === 'short' || kind === 'choice',
    choices: choices[kind] ?? [],
    help: kind === 'email' ? 'Nur wenn du von uns hören möchtest.' : '',
  })),
})
