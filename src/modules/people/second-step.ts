/** Codes of an app after password, link or provider: set up, asked for, turned off. */
import { sql } from 'kysely'
import { handle } from '#kernel/perform.ts'
import { codeUri, findSecondStep, makeRecoveryCodes, newCodeSecret, takeAnyCode, takeCode } from './codes.ts'
import {
  finishSignIn,
  renewRecoveryCodes,
  startSecondStep,
  turnOffSecondStep,
  turnOffSecondStepOf,
  turnOnSecondStep,
} from './contract-doors.ts'
import { endOthers, tellOwner } from './doors.ts'
import { forgetPerson } from './entrance.ts'
import { findByEmail, findMyKey, findMyself } from './find.ts'
import { goIn } from './let-in.ts'
import { endLinks, lookAtLink, takeLink } from './links.ts'
import { mustProve } from './password.ts'
import { anyone, mayCommand, mayUseOwnAccount } from './rules.ts'
import { seal } from './sealing.ts'

handle(startSecondStep, {
  find: findMyKey,
  allow: mayUseOwnAccount,
  prepare: ({ house, now, found, refuse, actor, input }) =>
    mustProve({ house, now, found, refuse, actor }, input.password),
  async run({ db, house, now, found, refuse }) {
    const { id, email } = found.me!
    if ((await findSecondStep(db, id))?.confirmedAt) throw refuse('second_step_on')
    const secret = newCodeSecret()
    db.send(sql`insert into second_step (person_id, secret, created_at) values (${id}, ${seal(house, secret, id)}, ${now})
      on conflict (person_id) do update set secret = excluded.secret, last_step = 0, created_at = excluded.created_at
      where second_step.confirmed_at is null`)
    return { secret, uri: codeUri(secret, email, house.baseUrl) }
  },
})

handle(turnOnSecondStep, {
  find: findMyself,
  allow: mayUseOwnAccount,
  async run(turning) {
    const { db, now, found, input, refuse } = turning
    const { id } = found.me!
    const begun = await findSecondStep(db, id)
    if (!begun) throw refuse('second_step_not_begun')
    if (begun.confirmedAt) throw refuse('second_step_on')
    if (!(await takeCode(turning, id, input.code))) throw refuse('wrong_code')
    const on = await db.one(sql`update second_step set confirmed_at = ${now}
      where person_id = ${id} and confirmed_at is null returning person_id`)
    if (!on) throw refuse('second_step_on')
    // Whoever was in before without a code may be whom the code is to keep out.
    endOthers(turning, found.me!)
    tellOwner(turning, found.me!)
    return { recoveryCodes: makeRecoveryCodes(db, id) }
  },
})

handle(renewRecoveryCodes, {
  find: findMyself,
  allow: mayUseOwnAccount,
  async run(renewing) {
    const { db, found, input, refuse } = renewing
    const { id } = found.me!
    const isOn = (await findSecondStep(db, id))?.confirmedAt
    if (!isOn || !(await takeAnyCode(renewing, id, input.code))) throw refuse('wrong_code')
    return { recoveryCodes: makeRecoveryCodes(db, id) }
  },
})

handle(turnOffSecondStep, {
  find: findMyself,
  allow: mayUseOwnAccount,
  async run(turning) {
    const { db, found, input, refuse } = turning
    const { id } = found.me!
    const isOn = (await findSecondStep(db, id))?.confirmedAt
    if (!isOn || !(await takeAnyCode(turning, id, input.code))) throw refuse('wrong_code')
    forget(db, id)
    endOthers(turning, found.me!)
    tellOwner(turning, found.me!)
    return {}
  },
})

handle(finishSignIn, {
  find: async ({ db, input, now }) => ({ granted: await lookAtLink(db, now, input.ticket, 'second-step') }),
  allow: anyone,
  async run(finishing) {
    const { db, now, found, input, refuse } = finishing
    const personId = found.granted?.personId
    // Codes that were turned off since are started over: the ticket shows one step only.
    if (!personId || !(await findSecondStep(db, personId))?.confirmedAt) throw refuse('ticket_old')
    if (!(await takeAnyCode(finishing, personId, input.code))) throw refuse('wrong_code')
    const isMine = await takeLink(db, now, input.ticket, ['second-step'])
    const inside = isMine && (await goIn(finishing, personId, input.device))
    if (!inside) throw refuse('ticket_old')
    return inside
  },
})

handle(turnOffSecondStepOf, {
  find: findMyself,
  allow: mayCommand,
  async run(turning) {
    const { db, house, input, now, refuse, afterCommit } = turning
    const person = await findByEmail(db, input.email)
    if (!person) throw refuse('no_such_person')
    if (!(await findSecondStep(db, person.id))) throw refuse('second_step_off')
    forget(db, person.id)
    db.send(sql`delete from session where person_id = ${person.id}`)
    endLinks(db, person, now)
    tellOwner(turning, person)
    afterCommit(() => forgetPerson(house, person.id))
    return { email: person.email }
  },
})

function forget(db: { send(query: ReturnType<typeof sql>): void }, person: string): void {
  db.send(sql`delete from second_step where person_id = ${person}`)
  db.send(sql`delete from recovery_code where person_id = ${person}`)
}
