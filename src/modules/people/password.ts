/** Setting a password: knowing the old one, or by the link of a letter. */
import { sql } from 'kysely'
import { type House, handle } from '#kernel/perform.ts'
import type { Refusal } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/tenancy.ts'
import { changePassword, requestReset, reset } from './contract.ts'
import { forgetPerson } from './entrance.ts'
import { findByEmail, findMyKey, findMyself, type Person } from './find.ts'
import { letIn } from './let-in.ts'
import { hashOf } from './link-hash.ts'
import { endLinks, isLinkOpen, makeLink, takeLink } from './links.ts'
import { anyone, mayUseOwnAccount } from './rules.ts'
import { letterAfterCommit, letterToStranger } from './send.ts'
import { hashPassword, isPassword, setPassword } from './sign-in.ts'
import { countTry } from './tries.ts'

handle(changePassword, {
  find: findMyKey,
  allow: mayUseOwnAccount,
  async prepare({ input, now, house, found, refuse }) {
    await mustKnowPassword({ house, now, found, refuse }, input.oldPassword)
    return { oldHash: found.hash, newHash: await hashPassword(house, input.password) }
  },
  async run(changing) {
    const { db, actor, house, found, now, prepared, afterCommit, refuse } = changing
    const me = found.me!
    if (found.hash !== prepared.oldHash) throw refuse('wrong_password')
    await setPassword(changing, me.id, prepared.newHash)
    db.send(sql`delete from session where person_id = ${me.id} and id is distinct from ${actor.sessionId}::uuid`)
    endLinks(db, me, now)
    afterCommit(() => forgetPerson(house, me.id))
    return {}
  },
})

type Proving = {
  house: House
  now: Date
  found: { me: Person | null; hash: string | null }
  refuse(code: string): Refusal
}

/** Only in `prepare`. An account without a password has nothing to know. */
export async function mustKnowPassword({ house, now, found: { me, hash }, refuse }: Proving, password = '') {
  countTry(house, 'password', me!.email, now)
  if (hash && !(await isPassword(house, password, hash))) throw refuse('wrong_password')
}

const FRESH_MS = 15 * 60_000

/** The password, or where there is none a sign-in of the last quarter of an hour. Only in `prepare`. */
export async function mustProve(proving: Proving & { actor: Actor }, password?: string): Promise<void> {
  if (proving.found.hash) return mustKnowPassword(proving, password)
  const { house, actor, now, refuse } = proving
  const since = new Date(now.getTime() - FRESH_MS)
  const [fresh] = await house.db.rows(sql`
    select id from session where id = ${actor.sessionId}::uuid and person_id = ${actor.personId}::uuid
      and created_at > ${since}`)
  if (!fresh) throw refuse('sign_in_again')
}

handle(requestReset, {
  find: findMyself,
  allow: anyone,
  async run(asking) {
    const { db, input, now, house } = asking
    countTry(house, 'letter', input.email, now)
    const person = await findByEmail(db, input.email)
    if (!person) {
      letterToStranger(asking)
      return {}
    }
    const { id: personId, email, language } = person
    const token = makeLink(db, now, { purpose: 'reset', personId, email })
    letterAfterCommit(asking, 'reset', { to: email, language, path: `/reset${hashOf(token, input.next)}` })
    return {}
  },
})

handle(reset, {
  find: async ({ db, input, now }) => ({ isOpen: await isLinkOpen(db, now, input.token, ['reset']) }),
  allow: anyone,
  async prepare({ house, input, found, refuse }) {
    if (!found.isOpen) throw refuse('link_used_or_old')
    return hashPassword(house, input.password)
  },
  async run(resetting) {
    const { db, input, now, house, prepared: hash, afterCommit, refuse } = resetting
    const granted = await takeLink(db, now, input.token, ['reset'])
    const person = granted && (await findByEmail(db, granted.email))
    if (!person || person.id !== granted.personId) throw refuse('link_used_or_old')
    await setPassword(resetting, person.id, hash)
    // Whoever forgot a password may have lost more: sessions, and links that are still under way, end.
    await db.rows(sql`delete from session where person_id = ${person.id}`)
    endLinks(db, person, now)
    // The letter is one step; where codes are asked, they are asked here too.
    const inside = await letIn(resetting, person.id, input.device)
    if (!inside) throw refuse('link_used_or_old')
    afterCommit(() => forgetPerson(house, person.id))
    return inside
  },
})
