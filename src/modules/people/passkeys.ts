/** Passkeys: added, named, removed; and the one door in that needs neither address nor password nor second step. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import { handle } from '#kernel/perform.ts'
import {
  addPasskey,
  removePasskey,
  renamePasskey,
  signInByPasskey,
  startPasskey,
  startPasskeySignIn,
} from './contract-doors.ts'
import { endOthers, tellOwner } from './doors.ts'
import { findMyKey, findMyself } from './find.ts'
import { goIn } from './let-in.ts'
import { lookAtLink, makeLink, takeLink } from './links.ts'
import { mustProve } from './password.ts'
import { anyone, mayUseOwnAccount } from './rules.ts'
import { challengeIn, optionsToAdd, optionsToSignIn, type Passkey, verifiedNew, verifiedUse } from './webauthn.ts'

const MOST = 20

type Kept = Omit<Passkey, 'counter'> & { id: string; personId: string; counter: string }
const kept = sql`id, person_id, credential_id, public_key, counter, transports`

const mine = prepared((a: { person: string }) => sql<Kept>`select ${kept} from passkey where person_id = ${a.person}`)
const byCredential = prepared(
  (a: { credential: string }) => sql<Kept>`select ${kept} from passkey where credential_id = ${a.credential}`,
)
/** Where it counts, only upward, also of two uses at once; many count nothing and stay at 0 (WebAuthn 6.1.1). */
const used = prepared(
  (a: { id: string; counter: number; now: Date }) => sql`
    update passkey set counter = ${a.counter}, used_at = ${a.now}
    where id = ${a.id} and (counter < ${a.counter} or (counter = 0 and ${a.counter}::bigint = 0)) returning id`,
)

const asPasskey = ({ counter, ...rest }: Kept): Passkey => ({ ...rest, counter: Number(counter) })

handle(startPasskey, {
  find: findMyKey,
  allow: mayUseOwnAccount,
  prepare: ({ house, now, found, refuse, actor, input }) =>
    mustProve({ house, now, found, refuse, actor }, input.password),
  async run({ db, house, now, found, refuse }) {
    const { id: personId, email } = found.me!
    const known = (await db.rows(mine({ person: personId }))).map(asPasskey)
    if (known.length >= MOST) throw refuse('too_many_passkeys')
    const secret = makeLink(db, now, { purpose: 'passkey-new', personId })
    return { options: await optionsToAdd({ house, secret, personId, email, known }) }
  },
})

handle(addPasskey, {
  find: findMyself,
  allow: mayUseOwnAccount,
  conflicts: { passkey_credential: 'passkey_known' },
  async prepare({ house, input, refuse }) {
    const challenge = challengeIn(input.answer)?.challenge
    const passkey = challenge && (await verifiedNew(house, input.answer, challenge))
    if (!passkey) throw refuse('passkey_refused')
    return { challenge, passkey }
  },
  async run(adding) {
    const { db, now, found, input, refuse, prepared: made } = adding
    const granted = await takeLink(db, now, made.challenge, ['passkey-new'])
    if (granted?.personId !== found.me!.id) throw refuse('passkey_refused')
    const id = newId()
    const { credentialId, publicKey, counter, transports } = made.passkey
    db.send(sql`
      insert into passkey (id, person_id, name, credential_id, public_key, counter, transports, created_at)
      values (${id}, ${found.me!.id}, ${input.name}, ${credentialId}, ${publicKey}, ${counter}, ${transports}::text[], ${now})`)
    tellOwner(adding, found.me!)
    return { id }
  },
})

type Own = { db: Db; actor: Parameters<typeof findMyself>[0]['actor']; input: { passkeyId: string } }

/** With what proves that it is me; not found where it is somebody else's. */
async function findMine({ db, actor, input }: Own) {
  const my = await findMyKey({ db, actor })
  if (!my.me) return my
  const own = sql`select from passkey where id = ${input.passkeyId} and person_id = ${my.me.id}`
  return (await db.one(own)) ? my : undefined
}

handle(renamePasskey, {
  find: findMine,
  allow: mayUseOwnAccount,
  async run({ db, found, input }) {
    db.send(sql`update passkey set name = ${input.name} where id = ${input.passkeyId} and person_id = ${found.me!.id}`)
    return {}
  },
})

handle(removePasskey, {
  find: findMine,
  allow: mayUseOwnAccount,
  prepare: ({ house, now, found, refuse, actor, input }) =>
    mustProve({ house, now, found, refuse, actor }, input.password),
  async run(removing) {
    const { db, found, input } = removing
    db.send(sql`delete from passkey where id = ${input.passkeyId} and person_id = ${found.me!.id}`)
    // A device that was lost may still be signed in.
    endOthers(removing, found.me!)
    tellOwner(removing, found.me!)
    return {}
  },
})

handle(startPasskeySignIn, {
  find: findMyself,
  allow: anyone,
  run: async ({ db, house, now }) => ({
    options: await optionsToSignIn(house, makeLink(db, now, { purpose: 'passkey' })),
  }),
})

handle(signInByPasskey, {
  async find({ db, input, now }) {
    const said = challengeIn(input.answer)
    const isAsked = said && (await lookAtLink(db, now, said.challenge, 'passkey'))
    const passkey = isAsked && (await db.one(byCredential({ credential: said.id })))
    return { said, passkey: passkey && asPasskey(passkey), of: passkey }
  },
  allow: anyone,
  async prepare({ house, input, found: { said, passkey }, refuse }) {
    const counter = said && passkey && (await verifiedUse(house, input.answer, said.challenge, passkey))
    if (counter === undefined) throw refuse('passkey_refused')
    return { counter }
  },
  async run(signing) {
    const { db, now, input, found, prepared: proven, refuse } = signing
    const { said, of } = found
    if (!said || !of || !(await takeLink(db, now, said.challenge, ['passkey']))) throw refuse('passkey_refused')
    const isForward = await db.one(used({ id: of.id, counter: proven.counter, now }))
    const inside = isForward === undefined ? undefined : await goIn(signing, of.personId, input.device)
    if (!inside) throw refuse('passkey_refused')
    return inside
  },
})
