/** Asking beforehand: whether an operation would be refused by what it is about and who may, without doing it. */
import type { Operation } from './contract.ts'
import { INSTANCE } from './ids.ts'
import { parse } from './parse.ts'
import { type Call, communityOf, type House, handlerOf, look } from './perform.ts'
import { Refusal } from './refusal.ts'
import { actorIn, type CommunityRef } from './tenancy.ts'

/** The code of the refusal; null: it would begin. What its `run` refuses is not known before. */
export async function wouldRefuse(
  house: House,
  operation: Operation,
  raw: unknown,
  call: Call,
): Promise<string | null> {
  try {
    const community = (await communityOf(house, operation, call)) as CommunityRef
    const [actor, input] = [await actorIn(house.tenancy, call.by, community), parse(operation, raw)]
    const about = { actor, input, community, now: house.clock.now(), house }
    await house.db.transaction(community?.id ?? INSTANCE, (db) => look(handlerOf(operation), { ...about, db }))
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}
