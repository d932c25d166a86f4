/** Setting a password: knowing the old one, or by the link of a letter. */
import { sql } from 'kysely'
import { handle } from '#kernel/perform.ts'
import { changePassword, requestReset, reset } from './contract.ts'
import { enter, forgetPerson } from './entrance.ts'
import { findByEmail, findMyself } from './find.ts'
import { endLinks, makeLink, takeLink } from './links.ts'
import { anyone, mayUseOwnAccount } from './rules.ts'
import { letterAfterCommit } from './send.ts'
import { checkPassword, hashPassword, openSession, setPassword } from './sign-in.ts'
import { countTry } from './tries.ts'

handle(changePassword, {
  find: findMyself,
  allow: mayUseOwnAccount,
  async run(changing) {
    const { db, input, actor, now, house, found, afterCommit, refuse } = changing
    const me = found.me!
    countTry(house, 'password', me.email, now)
    if ((await checkPassword(changing, me.id, input.oldPassword)) === 'wrong') throw refuse('wrong_password')
    await setPassword(changing, me.id, await hashPassword(changing, input.password))
    db.send(sql`delete from session where person_id = ${me.id} and id is distinct from ${actor.sessionId}::uuid`)
    endLinks(db, me)
    afterCommit(() => forgetPerson(house, me.id))
    return {}
  },
})

handle(requestReset, {
  find: findMyself,
  allow: anyone,
  async run(asking) {
    const { db, input, now, house } = asking
    countTry(house, 'letter', input.email, now)
    const person = await findByEmail(db, input.email)
    if (!person) {
      letterAfterCommit(asking, 'noAccount', { to: input.email, language: input.language, path: '/sign-up' })
      return {}
    }
    const { id: personId, email, language } = person
    const token = makeLink(db, now, { purpose: 'reset', personId, email })
    letterAfterCommit(asking, 'reset', { to: email, language, path: `/sign-in/reset#${token}` })
    return {}
  },
})

handle(reset, {
  find: findMyself,
  allow: anyone,
  async run(resetting) {
    const { db, input, now, house, afterCommit, refuse } = resetting
    const granted = await takeLink(db, now, input.token, ['reset'])
    const person = granted && (await findByEmail(db, granted.email))
    if (!person || person.id !== granted.personId) throw refuse('link_used_or_old')
    await setPassword(resetting, person.id, await hashPassword(resetting, input.password))
    // Whoever forgot a password may have lost more: sessions, and links that are still under way, end.
    await db.rows(sql`delete from session where person_id = ${person.id}`)
    endLinks(db, person)
    const entered = await openSession(resetting, person.id, input.device)
    if (!entered) throw refuse('link_used_or_old')
    afterCommit(() => forgetPerson(house, person.id))
    return enter(resetting, entered)
  },
})
