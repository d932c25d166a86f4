/** In by the operator's provider. An account that was there before is opened by it only after its owner connected the two. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import { type House, handle } from '#kernel/perform.ts'
import type { Refusal } from '#kernel/refusal.ts'
import {
  connectProvider,
  disconnectProvider,
  readProvider,
  signInByProvider,
  startProviderConnection,
  startProviderSignIn,
} from './contract-provider.ts'
import { endOthers, tellOwner } from './doors.ts'
import { findByEmail, findMyKey, findMyself } from './find.ts'
import { letIn } from './let-in.ts'
import { lookAtLink, makeLink, takeLink } from './links.ts'
import { mustProve } from './password.ts'
import { addressAtProvider, type Introduced, introducedBy, isState, providerOf, reachProvider } from './provider.ts'
import { anyone, mayUseOwnAccount } from './rules.ts'
import { settingsOf } from './settings.ts'
import { makePerson } from './sign-in.ts'
import { whyNoSignUp } from './who-may-come.ts'

const connected = prepared(
  (a: { issuer: string; subject: string }) => sql<{ personId: string }>`
    select person_id from credential where provider_id = ${a.issuer} and account_id = ${a.subject}`,
)
const mine = prepared(
  (a: { issuer: string; person: string }) => sql`
    select from credential where provider_id = ${a.issuer} and person_id = ${a.person} limit 1`,
)

handle(readProvider, {
  find: findMyself,
  allow: anyone,
  async run({ db, house, found: { me } }) {
    const provider = providerOf(house)
    const isConnected = provider && me && (await db.one(mine({ issuer: provider.issuer, person: me.id })))
    return { name: provider?.name ?? null, isConnected: Boolean(isConnected) }
  },
})

type Asking = { house: House; refuse(code: string): Refusal }

async function mustReach({ house, refuse }: Asking) {
  const provider = providerOf(house)
  if (!provider) throw refuse('no_provider')
  await reachProvider(provider).catch((error) => {
    process.emitWarning(`the provider cannot be asked: ${(error as Error).message}`)
    throw refuse('provider_silent')
  })
  return provider
}

handle(startProviderSignIn, {
  find: findMyself,
  allow: anyone,
  prepare: mustReach,
  async run({ db, house, now, prepared: provider }) {
    const ticket = makeLink(db, now, { purpose: 'provider' })
    return { ticket, url: await addressAtProvider(house, provider, ticket) }
  },
})

handle(startProviderConnection, {
  find: findMyKey,
  allow: mayUseOwnAccount,
  async prepare({ house, now, found, refuse, actor, input }) {
    await mustProve({ house, now, found, refuse, actor }, input.password)
    return mustReach({ house, refuse })
  },
  async run({ db, house, now, found, prepared: provider }) {
    const ticket = makeLink(db, now, { purpose: 'provider-mine', personId: found.me!.id })
    return { ticket, url: await addressAtProvider(house, provider, ticket) }
  },
})

type Back = Asking & { input: { ticket: string; code: string; state: string } }

/** Who it is, from the provider itself. The state shows that the answer comes to the browser that asked. */
async function introduced({ house, input, refuse }: Back, isOpen: boolean): Promise<Introduced & { issuer: string }> {
  const provider = await mustReach({ house, refuse })
  if (!isOpen || !isState(house, input.ticket, input.state)) throw refuse('provider_refused')
  try {
    return { issuer: provider.issuer, ...(await introducedBy(house, provider, input.ticket, input.code)) }
  } catch (error) {
    const { message, error: code } = error as { message?: string; error?: string }
    process.emitWarning(`the provider's answer does not hold: ${message ?? code}`)
    throw refuse('provider_refused')
  }
}

handle(signInByProvider, {
  find: async ({ db, input, now }) => ({ isOpen: Boolean(await lookAtLink(db, now, input.ticket, 'provider')) }),
  allow: anyone,
  prepare: (back) => introduced(back, back.found.isOpen),
  async run(entering) {
    const { db, now, house, input, refuse, prepared: who } = entering
    if (!(await takeLink(db, now, input.ticket, ['provider']))) throw refuse('provider_refused')
    const known = await db.one(connected(who))
    const personId = known?.personId ?? (await newPerson())
    const inside = await letIn(entering, personId, input.device)
    if (!inside) throw refuse('provider_refused')
    return inside

    async function newPerson(): Promise<string> {
      const { email } = who
      if (!email) throw refuse('provider_without_address')
      // Never into an account that is already there: whoever gets this address at the provider would take it over.
      if (await findByEmail(db, email)) throw refuse('sign_in_to_connect')
      const why = await whyNoSignUp(house, { settings: await settingsOf(db), email, now, invitation: input.invitation })
      if (why) throw refuse(why)
      const id = await makePerson(entering, { email, language: input.language, timeZone: input.timeZone })
      await connect(db, now, id, who)
      return id
    }
  },
  conflicts: { person_email: 'sign_in_to_connect', credential_provider_id_account_id_key: 'provider_refused' },
})

handle(connectProvider, {
  async find({ db, actor, input, now }) {
    const { me } = await findMyself({ db, actor })
    const granted = me && (await lookAtLink(db, now, input.ticket, 'provider-mine'))
    return { me, isOpen: granted?.personId === me?.id && me !== null }
  },
  allow: mayUseOwnAccount,
  conflicts: { credential_provider_id_account_id_key: 'provider_taken' },
  prepare: (back) => introduced(back, back.found.isOpen),
  async run(connecting) {
    const { db, now, input, found, refuse, prepared: who } = connecting
    const granted = await takeLink(db, now, input.ticket, ['provider-mine'])
    if (granted?.personId !== found.me!.id) throw refuse('provider_refused')
    const known = await db.one(connected(who))
    if (known && known.personId !== found.me!.id) throw refuse('provider_taken')
    if (!known) await connect(db, now, found.me!.id, who)
    tellOwner(connecting, found.me!)
    return {}
  },
})

/** Nothing of the provider's tokens is kept: we ask it nothing later on. */
async function connect(db: Db, now: Date, personId: string, { issuer, subject }: Introduced & { issuer: string }) {
  await db.rows(sql`
    insert into credential (id, person_id, provider_id, account_id, created_at, updated_at)
    values (${newId()}, ${personId}, ${issuer}, ${subject}, ${now}, ${now})`)
}

handle(disconnectProvider, {
  find: findMyKey,
  allow: mayUseOwnAccount,
  prepare: ({ house, now, found, refuse, actor, input }) =>
    mustProve({ house, now, found, refuse, actor }, input.password),
  async run(ending) {
    const { db, house, found, refuse } = ending
    const issuer = providerOf(house)?.issuer
    if (!issuer) throw refuse('no_provider')
    db.send(sql`delete from credential where provider_id = ${issuer} and person_id = ${found.me!.id}`)
    endOthers(ending, found.me!)
    tellOwner(ending, found.me!)
    return {}
  },
})
