/** The first operator: whoever has the link that the first start printed. */
import { sql } from 'kysely'
import { type House, handle } from '#kernel/perform.ts'
import { useSetUpLink } from './contract.ts'
import { findByEmail, hasOperator } from './find.ts'
import { goIn } from './let-in.ts'
import { isLinkOpen, makeLink, takeLink } from './links.ts'
import { anyone } from './rules.ts'
import { hashPassword, makePerson } from './sign-in.ts'

/** A fresh link as long as nobody runs this instance; the ones printed before end. */
export function ensureSetUpLink(house: House): Promise<string | undefined> {
  return house.db.transaction(null, async (db) => {
    if (await hasOperator(db)) return undefined
    return `${house.baseUrl}/set-up#${makeLink(db, house.clock.now(), { purpose: 'set-up' })}`
  })
}

handle(useSetUpLink, {
  find: async ({ db, input, now }) => ({ isOpen: await isLinkOpen(db, now, input.token, ['set-up']) }),
  allow: anyone,
  conflicts: { person_email: 'email_taken' },
  async prepare({ house, input, found, refuse }) {
    if (!found.isOpen) throw refuse('link_used_or_old')
    return hashPassword(house, input.password)
  },
  async run(setting) {
    const { db, input, now, prepared: passwordHash, refuse } = setting
    if (!(await takeLink(db, now, input.token, ['set-up']))) throw refuse('link_used_or_old')
    // An account that exists keeps its password: this link proves nothing about its mailbox.
    if (await findByEmail(db, input.email)) throw refuse('email_taken')
    const { email, language, timeZone } = input
    const personId = await makePerson(setting, { email, passwordHash, language, timeZone })
    await db.rows(sql`update person set is_operator = true where id = ${personId}`)
    return (await goIn(setting, personId, input.device))!
  },
})
