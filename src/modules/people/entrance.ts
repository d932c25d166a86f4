/** Signing up, in and out. Whoever asks with an address learns nothing about whether it is known here. */
import { sql } from 'kysely'
import { type House, handle, type RunContext } from '#kernel/perform.ts'
import { confirm, sendSignInLink, signIn, signOut, signUp } from './contract.ts'
import { findByEmail, findKey, findMyself, type Person } from './find.ts'
import { letIn } from './let-in.ts'
import { hashOf } from './link-hash.ts'
import { type Granted, makeLink, takeLink } from './links.ts'
import { anyone } from './rules.ts'
import { letterAfterCommit, letterToStranger } from './send.ts'
import { settingsOf } from './settings.ts'
import { hashPassword, isPassword, makePerson } from './sign-in.ts'
import { countTry } from './tries.ts'
import { whyNoSignUp } from './who-may-come.ts'

type Doors = typeof signUp | typeof sendSignInLink
type Confirming = RunContext<typeof confirm, unknown>

handle(signUp, {
  find: ({ db }) => settingsOf(db),
  allow: anyone,
  // Before the address is looked up: known and unknown take as long.
  async prepare({ input, now, house, found, refuse }) {
    countTry(house, 'letter', input.email, now)
    const { email, invitation } = input
    const why = await whyNoSignUp(house, { settings: found, email, now, invitation })
    if (why) throw refuse(why)
    return input.password && (await hashPassword(house, input.password))
  },
  async run(signing) {
    const { db, input, now, prepared: passwordHash } = signing
    const person = await findByEmail(db, input.email)
    if (person) {
      sendLink(signing, person, 'knownAddress')
      return {}
    }
    const { email, language, timeZone } = input
    const token = makeLink(db, now, { purpose: 'sign-up', email, passwordHash, language, timeZone })
    letterAfterCommit(signing, 'signUp', { to: email, language, path: `/sign-in/link${hashOf(token, input.next)}` })
    return {}
  },
})

handle(sendSignInLink, {
  find: findMyself,
  allow: anyone,
  async run(asking) {
    const { db, input, now, house } = asking
    countTry(house, 'letter', input.email, now)
    const person = await findByEmail(db, input.email)
    if (person) sendLink(asking, person, 'signIn')
    else letterToStranger(asking)
    return {}
  },
})

function sendLink(
  asking: Pick<RunContext<Doors, unknown>, 'db' | 'now' | 'input' | 'house' | 'afterCommit'>,
  { id, email, language }: Person,
  kind: 'signIn' | 'knownAddress',
) {
  const token = makeLink(asking.db, asking.now, { purpose: 'sign-in', personId: id, email })
  letterAfterCommit(asking, kind, { to: email, language, path: `/sign-in/link${hashOf(token, asking.input.next)}` })
}

handle(signIn, {
  find: async ({ db, input }) => ({ key: await findKey(db, input.email) }),
  allow: anyone,
  async prepare({ input, now, house, found: { key } }) {
    countTry(house, 'password', input.email, now)
    return (await isPassword(house, input.password, key?.hash)) ? key!.hash : undefined
  },
  async run(signing) {
    const { input, found, prepared: rightHash, refuse } = signing
    const { key } = found
    // A password that was changed meanwhile opens nothing any more.
    const isRight = rightHash !== undefined && key?.hash === rightHash
    const inside = isRight && (await letIn(signing, key.id, input.device))
    if (!inside) throw refuse('wrong_email_or_password')
    return inside
  },
})

handle(confirm, {
  find: findMyself,
  allow: anyone,
  conflicts: { person_email: 'email_taken' },
  async run(confirming) {
    const { db, input, now, refuse } = confirming
    const granted = await takeLink(db, now, input.token, ['sign-in', 'sign-up', 'email'])
    if (!granted) throw refuse('link_used_or_old')
    if (granted.purpose === 'email') return changeEmail(confirming, granted)
    const isNew = granted.purpose === 'sign-up' && !(await findByEmail(db, granted.email))
    const personId = isNew ? await makePerson(confirming, granted) : await personOf(confirming, granted.email)
    const inside = personId && (await letIn(confirming, personId, input.device))
    if (!inside) throw refuse('link_used_or_old')
    return { what: isNew ? ('signed_up' as const) : ('signed_in' as const), ...inside }
  },
})

/** The letter went to this address: whoever has the link has the mailbox, as long as the account still has the address. */
async function personOf({ db }: Confirming, email: string): Promise<string | undefined> {
  return (await findByEmail(db, email))?.id
}

async function changeEmail(confirming: Confirming, granted: Extract<Granted, { purpose: 'email' }>) {
  const { db, now, house, afterCommit, refuse } = confirming
  const { personId, email, oldEmail } = granted
  const person = await db.one(sql<{ language: string }>`
    update person set email = ${email}, updated_at = ${now}
    where id = ${personId} and email = ${oldEmail} and disabled_at is null returning language`)
  if (!person) throw refuse('link_used_or_old')
  letterAfterCommit(confirming, 'emailChanged', { to: oldEmail, language: person.language, email })
  afterCommit(() => house.bus.forget({ person: personId }))
  return { what: 'email_changed' as const, personId, ticket: null }
}

handle(signOut, {
  find: findMyself,
  allow: anyone,
  async run({ db, actor, house, afterCommit, setSession }) {
    setSession(null)
    const { sessionId, personId } = actor
    if (!sessionId || !personId) return {}
    db.send(sql`delete from session where id = ${sessionId} and person_id = ${personId}`)
    afterCommit(() => forgetPerson(house, personId))
    return {}
  },
})

export const forgetPerson = (house: House, person: string): void => house.bus.forget({ person })
