/** Accounts made at the command line. */
import { handle } from '#kernel/perform.ts'
import { addPerson } from './contract.ts'
import { findMyself } from './find.ts'
import { mayCommand } from './rules.ts'
import { hashPassword, makePerson } from './sign-in.ts'

handle(addPerson, {
  find: findMyself,
  allow: mayCommand,
  conflicts: { person_email: 'email_taken' },
  prepare: async ({ house, input }) => input.password && (await hashPassword(house, input.password)),
  async run(adding) {
    const { email, name, language, timeZone } = adding.input
    const passwordHash = adding.prepared
    return { id: await makePerson(adding, { email, name, passwordHash, language, timeZone }), email }
  },
})
