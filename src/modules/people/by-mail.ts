/** The account of whoever proved by a letter's link that an address is theirs; made where there is none. */
import { findByEmail } from './find.ts'
import { settingsOf } from './settings.ts'
import { makePerson, type NewPerson } from './sign-in.ts'

type With = Parameters<typeof makePerson>[0]

/** Undefined where the account is disabled, or where not everyone may have one. */
export async function personByMail(about: With, of: Omit<NewPerson, 'passwordHash'>): Promise<string | undefined> {
  const [person, { signUp }] = await Promise.all([findByEmail(about.db, of.email), settingsOf(about.db)])
  if (person) return person.disabledAt === null ? person.id : undefined
  return signUp === 'open' ? makePerson(about, of) : undefined
}
