/** Lent to later modules: making a community. */

import type { Operation } from '#kernel/contract.ts'
import { type Db, k } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import type { RunContext } from '#kernel/perform.ts'
import { shadesOf } from './community.ts'
import { founded, memberJoined } from './contract.ts'
import { type PresetName, presets } from './presets.ts'

export { isSensitive } from './presets.ts'

export type NewCommunity = {
  slug: string
  name: string
  preset: PresetName
  language: 'de' | 'en'
  timeZone?: string
  color: string
  mission: string
  joiningQuestions?: string[]
  owner: { personId: string; name: string }
}
type Making = Pick<RunContext<Operation, unknown>, 'db' | 'now' | 'enter' | 'record' | 'house' | 'afterCommit'>

/** Enters the community it makes: row, log, its first owner. A taken slug fails on constraint `community_slug_key`. */
export async function createCommunity(
  making: Making,
  { owner, color, preset, ...given }: NewCommunity,
): Promise<{ id: string; memberId: string }> {
  const { db, now, enter, record, house, afterCommit } = making
  const [id, memberId] = [newId(), newId()]
  const settings = presets[preset]
  enter(id, memberId)
  // Awaited, so that a taken slug is what the caller learns.
  await db.rows(
    k.insertInto('community').values({ id, ...given, preset, ...settings, ...shadesOf(color), foundedAt: now }),
  )
  db.send(k.insertInto('logHead').values({ communityId: id }))
  db.send(
    k.insertInto('member').values({
      communityId: id,
      id: memberId,
      personId: owner.personId,
      kind: 'member',
      standing: 'active',
      role: 'owner',
      name: owner.name,
      createdAt: now,
      joinedAt: now,
    }),
  )
  record(founded, null, { memberId })
  record(memberJoined, null, { memberId, kind: 'member', how: 'founded' })
  afterCommit(() => house.bus.forget({ person: owner.personId }))
  return { id, memberId }
}

type Home = Pick<NewCommunity, 'preset' | 'language' | 'color' | 'mission'> & { timeZone: string; foundedAt: string }

/** A community that comes as a whole is all here: set up as it was. False where that was done before. */
export async function settleCommunity(
  db: Db,
  id: string,
  { preset, color, language, timeZone, mission, foundedAt }: Home,
) {
  const settings = { preset, ...presets[preset], ...shadesOf(color), language, timeZone, mission, foundedAt }
  const settled = await db.rows(
    k
      .updateTable('community')
      .set({ ...settings, arrivingSince: null })
      .where('id', '=', id)
      .where('arrivingSince', 'is not', null)
      .returning('id'),
  )
  return settled.length > 0
}
